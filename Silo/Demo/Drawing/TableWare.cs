namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>Drawings of what stands on a table: mugs, bowls, plates, pots, glasses.</summary>
public static class TableWare
{
    private static readonly Colour Wood = Colour.Of(0xB98555);

    public static void Mug(Sketch s) => s.Shadow(205, 330, 128, 22)
        .Line("M268 186C334 172 340 274 262 282", s.Paint.Base.Darker(18), 22)
        .Line("M268 184C328 172 334 268 262 276", s.Paint.Base.Lighter(12), 12)
        .Body("M118 142C118 142 122 300 132 318C142 334 262 334 270 318C280 300 284 142 284 142z")
        .Oval(201, 142, 83, 22, s.Paint.Base.Lighter(30)).Oval(201, 145, 73, 17, s.Paint.Base.Darker(48))
        .Oval(201, 150, 66, 12, Colour.Of(0x5B3A29))
        .Gleam("M144 182C146 230 148 262 153 292");

    public static void Bowl(Sketch s) => s.Shadow(200, 326, 140, 22)
        .Part("M160 300H240L250 326H150z", s.Paint.Base.Darker(20))
        .Body("M66 190C70 270 140 312 200 312C260 312 330 270 334 190z")
        .Oval(200, 190, 134, 34, s.Paint.Base.Lighter(38)).Oval(200, 194, 122, 27, s.Paint.Base.Darker(28))
        .Oval(206, 202, 96, 16, s.Paint.Base.Darker(12))
        .Gleam("M96 226C106 254 124 274 144 288");

    public static void Plate(Sketch s)
    {
        s.Shadow(206, 214, 164, 160);
        s.Disc(200, 200, 150, s.Paint.Base.Darker(22));
        s.Body("M52 198a148 146 0 1 0 296 0a148 146 0 1 0 -296 0z");
        s.Disc(200, 198, 98, s.Paint.Base.Lighter(56)).Disc(200, 200, 92, s.Paint.Base.Lighter(72));
        s.Gleam("M86 158C98 126 122 100 150 86", 7);
    }

    public static void Teapot(Sketch s) => s.Shadow(200, 328, 150, 22)
        .Line("M296 180C356 168 356 276 290 276", s.Paint.Base.Darker(20), 18)
        .Part("M112 214C70 200 74 158 48 146C66 136 84 140 94 160C102 178 110 184 122 186z", s.Paint.Base.Darker(6))
        .Body("M104 226C104 162 150 140 200 140C250 140 298 162 298 226C298 292 252 324 200 324C150 324 104 292 104 226z")
        .Part("M150 146C152 118 248 118 252 146C240 156 164 156 150 146z", s.Paint.Base.Darker(12))
        .Disc(201, 112, 13, Wood).Disc(197, 108, 4, Wood.Lighter(50))
        .Gleam("M130 208C134 184 146 172 162 164");

    public static void Carafe(Sketch s)
    {
        var glass = s.Paint.Base.Lighter(40);
        s.Shadow(180, 332, 110, 20).Shadow(300, 332, 60, 14);
        s.Add("<g opacity='.82'>").Part("M150 84H216L210 168C254 200 262 250 250 310C246 330 120 330 116 310C104 250 112 200 156 168z", glass);
        s.Fill("M118 240C160 228 210 254 250 240C254 264 252 292 248 310C244 326 122 326 118 310C112 284 114 262 118 240z", s.Paint.Base).Add("</g>");
        s.Disc(183, 70, 19, Wood).Disc(178, 64, 6, Wood.Lighter(45));
        s.Add("<g opacity='.8'>").Part("M262 236H338L328 324C326 332 276 332 274 324z", glass).Add("</g>");
        s.Oval(300, 236, 38, 9, glass.Lighter(50)).Gleam("M134 224C128 252 130 278 136 300").Gleam("M168 96L165 150", 6);
    }

    public static void Board(Sketch s) => s.Shadow(206, 332, 120, 16)
        .Part("M104 116C104 96 120 84 140 84H176V44C176 24 224 24 224 44V84H260C280 84 296 96 296 116V306C296 326 282 332 262 332H138C118 332 104 326 104 306z", Wood)
        .Line("M132 100V316M168 90V326M236 90V326M270 100V316", Wood.Darker(16), 2).Line("M200 92C190 160 214 220 198 324", Wood.Darker(22), 2)
        .Disc(200, 54, 11, Wood.Darker(48))
        .Body("M104 268H296V306C296 326 282 332 262 332H138C118 332 104 326 104 306z");

    public static void TeaTowel(Sketch s) => s.Shadow(206, 336, 112, 14)
        .Line("M70 84H330", Wood.Darker(10), 12).Line("M74 81H326", Wood.Lighter(28), 3)
        .Body("M116 84H284V300C256 312 238 296 200 308C162 318 144 300 116 310z")
        .Fill("M116 84H150V306L116 310zM206 84H230V300L206 306z", s.Paint.Base.Darker(40).ToString() + "' opacity='.13")
        .Line("M118 284C146 276 164 292 200 284C238 272 256 288 282 278", s.Paint.Second, 5)
        .Fill("M116 72H284V96H116z", s.Paint.Base.Lighter(16));
}
