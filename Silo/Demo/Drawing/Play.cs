namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>Drawings of toys.</summary>
public static class Play
{
    private static readonly Colour Wood = Colour.Of(0xD5A873);
    private static readonly Colour Red = Colour.Of(0xD0604C);
    private static readonly Colour Blue = Colour.Of(0x4F86A8);
    private static readonly Colour Yellow = Colour.Of(0xE5B54B);

    public static void Bear(Sketch s)
    {
        var fur = s.Paint.Base;
        s.Shadow(202, 334, 120, 18);
        s.Disc(138, 88, 30, fur.Darker(8)).Disc(262, 88, 30, fur.Darker(8)).Disc(138, 88, 16, fur.Lighter(42)).Disc(262, 88, 16, fur.Lighter(42));
        s.Part("M112 214C88 222 76 262 92 286C108 298 130 278 138 248zM288 214C312 222 324 262 308 286C292 298 270 278 262 248z", fur.Darker(8));
        s.Part("M118 258C118 206 282 206 282 258C282 318 246 334 200 334C154 334 118 318 118 258z", fur).Oval(200, 276, 48, 44, fur.Lighter(44));
        s.Part("M104 146C104 84 150 66 200 66C250 66 296 84 296 146C296 202 250 220 200 220C150 220 104 202 104 146z", fur);
        s.Oval(200, 174, 42, 33, fur.Lighter(50)).Oval(200, 158, 14, 10, Colour.Night).Line("M200 168V182M200 182C192 192 182 190 178 184M200 182C208 192 218 190 222 184", Colour.Night, 4);
        s.Disc(162, 134, 10, Colour.Night).Disc(238, 134, 10, Colour.Night).Disc(159, 131, 3, Colour.White).Disc(235, 131, 3, Colour.White);
        s.Oval(148, 320, 32, 22, fur.Darker(6)).Oval(252, 320, 32, 22, fur.Darker(6)).Oval(148, 322, 18, 12, fur.Lighter(44)).Oval(252, 322, 18, 12, fur.Lighter(44));
        s.Body("M158 216L200 226L242 216L246 246L200 234L154 246z");
    }

    public static void Rabbit(Sketch s)
    {
        var fur = s.Paint.Base.Lighter(22);
        s.Shadow(202, 336, 104, 16);
        s.Part("M160 130C128 92 130 24 156 20C184 22 190 84 188 124zM240 130C272 92 270 24 244 20C216 22 210 84 212 124z", fur.Darker(5)).Oval(160, 72, 10, 36, Colour.Of(0xEDB7B4)).Oval(240, 72, 10, 36, Colour.Of(0xEDB7B4));
        s.Body("M134 262C134 222 266 222 266 262L276 318C276 338 124 338 124 318z").Part("M132 246C106 252 96 284 108 298C124 304 136 288 144 266zM268 246C294 252 304 284 292 298C276 304 264 288 256 266z", fur.Darker(6));
        s.Part("M118 172C118 124 160 112 200 112C240 112 282 124 282 172C282 216 240 230 200 230C160 230 118 216 118 172z", fur);
        s.Disc(168, 168, 9, Colour.Night).Disc(232, 168, 9, Colour.Night).Disc(165, 165, 3, Colour.White).Disc(229, 165, 3, Colour.White);
        s.Fill("M190 186H210L200 198z", Colour.Of(0xD98F90)).Line("M200 198V206M200 206C194 214 186 212 184 208M200 206C206 214 214 212 216 208", Colour.Night, 3).Oval(148, 192, 13, 8, Colour.Of(0xF0B9B4)).Oval(252, 192, 13, 8, Colour.Of(0xF0B9B4));
        s.Oval(160, 326, 30, 16, fur).Oval(240, 326, 30, 16, fur);
    }

    public static void Car(Sketch s)
    {
        s.Shadow(200, 318, 160, 20);
        s.Body("M48 226C48 204 64 200 100 196L140 140C146 132 152 130 162 130H262C276 130 282 136 288 146L312 198C344 202 354 212 354 236V272C354 284 346 290 334 290H68C54 290 48 282 48 272z");
        s.Fill("M132 194L162 152H200V194zM214 152H258C264 152 268 154 271 160L288 194H214z", Colour.Of(0xDCEBF0)).Add("<path d='M140 190L166 154H180L154 190z' fill='#fff' opacity='.7'/>");
        foreach (var x in (int[])[118, 284])
            s.Disc(x, 288, 40, Colour.Night.Lighter(14)).Disc(x, 288, 27, Wood).Disc(x, 288, 20, Wood.Lighter(22)).Disc(x, 288, 6, Wood.Darker(40));
        s.Oval(340, 232, 9, 13, Yellow.Lighter(40)).Gleam("M72 218C90 212 100 212 116 208", 6);
    }

    public static void Train(Sketch s)
    {
        s.Shadow(200, 326, 168, 18).Line("M24 318H376", Wood.Darker(34), 6);
        s.Body("M150 178H318C342 178 350 200 350 230C350 262 342 276 318 276H150z").Part("M60 112H162V276H60z", s.Paint.Base.Darker(12)).Fill("M82 138H140V188H82z", Colour.Of(0xDCEBF0));
        s.Part("M46 94H176V116H46z", Red).Part("M276 120H314L308 180H282z", Wood.Darker(10)).Part("M266 108H324V126H266z", Red).Part("M200 160C200 140 240 140 240 160V180H200z", Yellow);
        s.Part("M52 272H352V294H52z", Wood);
        foreach (var (x, r) in ((int, int)[])[(102, 36), (208, 28), (294, 28)])
            s.Disc(x, 318 - r, r, Red.Darker(8)).Disc(x, 318 - r, r * 2 / 3, Yellow).Disc(x, 318 - r, 6, Wood.Darker(40));
        s.Disc(350, 226, 12, Yellow.Lighter(34)).Glow(300, 78, 34, Colour.White).Glow(336, 50, 44, Colour.White).Gleam("M170 196H300", 7);
    }

    public static void Rings(Sketch s)
    {
        Colour[] rings = [s.Paint.Base, Yellow, s.Paint.Base.Lighter(34), Blue, Red];
        s.Shadow(202, 336, 128, 16).Part("M190 60H210V312H190z", Wood).Part("M88 312H312C320 312 320 334 312 334H88C80 334 80 312 88 312z", Wood);
        for (var i = 0; i < rings.Length; i++)
        {
            var half = 104 - (i * 15);
            var top = 270 - (i * 43);
            s.Part($"M{200 - half} {top + 21}C{200 - half} {top - 7} {200 + half} {top - 7} {200 + half} {top + 21}C{200 + half} {top + 49} {200 - half} {top + 49} {200 - half} {top + 21}z", rings[i]);
        }
        s.Disc(200, 62, 27, s.Paint.Base.Darker(10)).Disc(191, 53, 7, Colour.White.Mix(s.Paint.Base, 40));
    }

    public static void Blocks(Sketch s)
    {
        s.Shadow(202, 334, 146, 18);
        s.Body("M64 230H166V332H64z").Part("M176 230H278V332H176z", Yellow).Part("M118 124H222V228H118z", Blue).Part("M288 262H352V332H288z", Red).Part("M170 30L218 120H122z", Red);
        s.Line("M227 252V308M206 264L248 296M248 264L206 296", Yellow.Darker(40), 7).Disc(170, 176, 26, Blue.Lighter(56)).Fill("M320 276L340 318H300z", Red.Lighter(60));
        s.Fill("M84 250H146V312H84z", s.Paint.Base.Lighter(66)).Fill("M115 262C96 250 88 276 115 300C142 276 134 250 115 262z", s.Paint.Base.Darker(20));
    }

    public static void Kite(Sketch s) => s.Line("M208 236C250 286 150 292 190 336C210 360 250 352 262 384", Colour.Night.Lighter(30), 3)
        .Fill("M236 270L262 256L258 284zM226 272L206 258L204 286zM168 300L142 292L150 318zM178 302L200 296L192 322z", Red).Fill("M196 340L172 346L184 366zM206 346L228 334L230 358z", Yellow)
        .Body("M204 28L318 128L206 238L92 128z").Fill("M204 28L318 128H204zM92 128H204L206 238z", s.Paint.Base.Darker(40).ToString() + "' opacity='.22").Line("M204 28L206 238M92 128H318", Wood.Darker(10), 5)
        .Add("<g fill='#fff' opacity='.7'><circle cx='60' cy='70' r='17'/><circle cx='84' cy='62' r='23'/><circle cx='108' cy='72' r='15'/><circle cx='312' cy='258' r='15'/><circle cx='334' cy='250' r='21'/><circle cx='356' cy='260' r='13'/></g>");
}
