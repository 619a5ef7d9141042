namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>Drawings of what makes a room: vases, lamps, cushions, candles, baskets, frames.</summary>
public static class Living
{
    private static readonly Colour Wood = Colour.Of(0xB98555);
    private static readonly Colour Brass = Colour.Of(0xC9A15A);
    private static readonly Colour Flame = Colour.Of(0xFFC65C);
    private static readonly Colour Green = Colour.Of(0x6E8B5B);

    public static void Vase(Sketch s) => s.Shadow(204, 332, 104, 20)
        .Body("M168 92C172 128 180 140 152 172C110 222 124 312 158 328C178 336 222 336 242 328C276 312 290 222 248 172C220 140 228 128 232 92z")
        .Oval(200, 92, 33, 9, s.Paint.Base.Lighter(30)).Oval(200, 94, 26, 6, s.Paint.Base.Darker(52))
        .Gleam("M150 214C142 244 146 272 156 296");

    public static void TallVase(Sketch s) => s.Shadow(204, 334, 84, 18)
        .Line("M192 150C182 96 176 76 158 44M204 150C206 90 212 70 214 34M210 150C228 100 240 84 258 62", Green.Darker(10), 4)
        .Oval(152, 50, 9, 20, Green).Oval(214, 38, 9, 22, Green.Lighter(14)).Oval(262, 64, 10, 19, Green.Darker(6)).Oval(232, 92, 8, 17, Green.Lighter(8)).Oval(178, 92, 8, 17, Green)
        .Body("M160 142C158 190 138 240 142 300C144 332 162 336 200 336C238 336 256 332 258 300C262 240 242 190 240 142z")
        .Oval(200, 142, 40, 10, s.Paint.Base.Lighter(28)).Oval(200, 144, 33, 7, s.Paint.Base.Darker(52))
        .Gleam("M166 190C162 226 158 262 162 300");

    public static void Lamp(Sketch s) => s.Shadow(200, 334, 92, 16).Glow(200, 160, 190, Colour.Of(0xFFE9B0))
        .Part("M192 206H208V300H192z", Brass).Part("M148 318C150 298 250 298 252 318C252 334 148 334 148 318z", Brass.Darker(8))
        .Body("M146 70H254L302 208H98z")
        .Oval(200, 70, 54, 9, s.Paint.Base.Lighter(48)).Fill("M98 208Q200 232 302 208Q200 222 98 208z", Flame.Lighter(30))
        .Gleam("M152 92L124 186", 7);

    public static void Pendant(Sketch s) => s.Glow(200, 250, 170, Colour.Of(0xFFE9B0)).Line("M200 0V96", Colour.Night, 4)
        .Part("M184 92H216V122H184z", Brass)
        .Body("M180 118H220C290 136 322 190 326 252H74C78 190 110 136 180 118z")
        .Oval(200, 252, 126, 20, Flame.Lighter(36)).Oval(200, 254, 110, 14, Flame.Lighter(62)).Disc(200, 258, 20, Colour.White)
        .Gleam("M112 208C122 178 142 158 166 146");

    public static void Cushion(Sketch s) => s.Shadow(204, 326, 150, 22)
        .Body("M66 84C110 104 290 104 334 84C320 130 320 270 336 320C290 302 110 302 64 320C80 270 80 130 66 84z")
        .Line("M66 84C110 104 290 104 334 84C320 130 320 270 336 320C290 302 110 302 64 320C80 270 80 130 66 84z", s.Paint.Base.Darker(22), 4)
        .Line("M200 186L200 214M186 200H214", s.Paint.Base.Darker(30), 3)
        .Gleam("M104 130C100 170 100 210 104 240", 10);

    public static void Throw(Sketch s)
    {
        s.Shadow(204, 332, 150, 20);
        s.Body("M76 262C76 250 84 246 96 246H306C326 246 332 258 332 290C332 322 324 330 306 330H92C80 330 76 326 76 316z");
        s.Body("M82 186C82 174 90 170 102 170H302C322 170 328 182 328 210C328 240 320 248 302 248H98C86 248 82 242 82 234z");
        s.Body("M90 116C90 104 98 98 110 98H296C316 98 322 110 322 136C322 164 314 172 296 172H106C94 172 90 166 90 160z");
        s.Line("M84 247H322M92 171H316", s.Paint.Base.Darker(34), 4);
        s.Line("M302 170C288 180 288 236 302 248M306 246C292 256 292 318 306 330M296 98C282 108 282 160 296 172", s.Paint.Base.Darker(30), 3);
        s.Line("M96 330V344M116 330V346M136 330V343M156 330V346M176 330V344M196 330V346M216 330V343M236 330V346M256 330V344M276 330V346", s.Paint.Base.Darker(10), 4);
    }

    public static void Candle(Sketch s) => s.Shadow(202, 332, 98, 18).Glow(200, 92, 96, Flame)
        .Body("M136 170V300C136 334 264 334 264 300V170z")
        .Oval(200, 170, 64, 17, s.Paint.Base.Lighter(46)).Oval(200, 173, 50, 11, s.Paint.Base.Lighter(24))
        .Line("M200 172V142", Colour.Night, 4).Fill("M200 148C178 128 190 106 202 82C212 108 224 126 200 148z", Flame).Fill("M200 146C190 134 196 122 201 110C206 122 211 134 200 146z", Colour.White)
        .Gleam("M154 200V296");

    public static void ScentJar(Sketch s) => s.Shadow(202, 332, 106, 18).Glow(200, 150, 70, Flame)
        .Add("<g opacity='.86'>").Part("M124 142H276V304C276 336 124 336 124 304z", s.Paint.Base.Lighter(34)).Add("</g>")
        .Part("M130 196H270V302C270 326 130 326 130 302z", s.Paint.Base)
        .Oval(200, 196, 70, 13, s.Paint.Base.Lighter(44)).Line("M200 196V176", Colour.Night, 4).Fill("M200 180C188 168 194 154 201 142C207 156 213 168 200 180z", Flame)
        .Oval(200, 142, 76, 15, s.Paint.Base.Lighter(66))
        .Fill("M152 226H248V288H152z", Colour.White.Mix(Wood, 8)).Line("M172 246H228M180 260H220M186 272H214", s.Paint.Base.Darker(30), 3)
        .Gleam("M138 164V300");

    public static void Lantern(Sketch s) => s.Shadow(202, 334, 104, 18).Glow(200, 226, 120, Flame)
        .Line("M160 96C160 28 240 28 240 96", s.Paint.Base.Darker(20), 7)
        .Add($"<path d='M126 132H274V310H126z' fill='{Flame.Lighter(60)}' opacity='.75'/>")
        .Part("M178 244H222V310H178z", Colour.Of(0xF6EFE2)).Fill("M200 240C186 226 194 212 201 196C207 212 214 226 200 240z", Flame)
        .Part("M160 92H240L286 134H114z", s.Paint.Base).Part("M114 306H286V330H114z", s.Paint.Base)
        .Line("M126 134V308M274 134V308M200 134V308M126 220H274", s.Paint.Base.Darker(12), 9).Gleam("M146 150V206", 6);

    public static void Basket(Sketch s)
    {
        var straw = s.Paint.Base;
        s.Shadow(202, 332, 134, 20);
        s.Line("M116 176C108 84 292 84 284 176", straw.Darker(24), 15).Line("M116 174C110 84 290 84 284 174", straw.Lighter(16), 5);
        s.Body("M84 172H316L290 312C286 336 114 336 110 312z");
        s.Line("M90 204H310M96 234H304M102 264H298M107 294H293", straw.Darker(32), 3);
        s.Line("M118 176L138 330M154 176L166 334M200 176V336M246 176L234 334M282 176L262 330", straw.Darker(24), 3);
        s.Part("M76 164C76 154 324 154 324 164V180C324 190 76 190 76 180z", straw.Darker(10));
    }

    public static void Frame(Sketch s) => s.Shadow(206, 334, 120, 16)
        .Body("M88 56H312V332H88z").Fill("M112 80H288V308H112z", s.Paint.Base.Darker(45)).Fill("M116 84H288V308H116z", Colour.Of(0xFBF8F1))
        .Fill("M144 112H260V280H144z", s.Paint.Backdrop.Lighter(42)).Disc(226, 152, 20, Flame.Lighter(20))
        .Fill("M144 232C170 190 192 214 206 222C222 196 244 204 260 224V280H144z", s.Paint.Backdrop.Darker(12)).Fill("M144 254C180 230 222 256 260 244V280H144z", Green)
        .Add("<path d='M116 84H200L116 250z' fill='#fff' opacity='.18'/>");

    public static void Mirror(Sketch s) => s.Shadow(204, 334, 90, 14)
        .Body("M72 186a128 128 0 1 0 256 0a128 128 0 1 0 -256 0z").Disc(200, 186, 108, s.Paint.Base.Darker(34))
        .Disc(200, 188, 105, Colour.Of(0xDCE8EC)).Fill("M118 252L262 104A105 105 0 0 1 286 128L142 274A105 105 0 0 1 118 252z", Colour.Of(0xF2F8FA)).Fill("M158 286L300 152L304 170L178 292z", Colour.Of(0xEAF3F6))
        .Part("M188 316H212V334H188z", Brass);

    public static void Clock(Sketch s)
    {
        s.Shadow(208, 212, 160, 156);
        s.Body("M56 198a144 144 0 1 0 288 0a144 144 0 1 0 -288 0z");
        s.Disc(200, 198, 116, Colour.Of(0xFCF9F3));
        s.Line("M200 98V112M200 284V298M100 198H114M286 198H300", Colour.Night, 6);
        s.Line("M250 111L244 122M287 148L276 154M150 111L156 122M113 148L124 154M287 248L276 242M250 285L244 274M150 285L156 274M113 248L124 242", Colour.Night.Lighter(40), 3);
        s.Line("M200 198L166 142", Colour.Night, 9).Line("M200 198L262 160", Colour.Night, 6).Line("M200 216L206 116", s.Paint.Base.Darker(8), 3).Disc(200, 198, 9, Brass);
    }
}
