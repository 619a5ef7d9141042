namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>Drawings of fashion accessories.</summary>
public static class Wear
{
    private static readonly Colour Leather = Colour.Of(0x8A5A3B);
    private static readonly Colour Gold = Colour.Of(0xD2AC5F);

    public static void Tote(Sketch s) => s.Shadow(202, 336, 120, 16)
        .Line("M146 160C146 40 254 40 254 160", Leather.Darker(10), 12).Body("M98 146H302L318 316C318 330 312 336 300 336H100C88 336 82 330 82 316z")
        .Line("M152 146C154 60 246 60 248 146", Leather, 12).Fill("M142 146H164V176H142zM236 146H258V176H236z", Leather).Line("M100 160H300", s.Paint.Base.Darker(24), 2).Disc(153, 166, 4, Gold).Disc(247, 166, 4, Gold).Gleam("M112 186L104 306", 7);

    public static void Scarf(Sketch s)
    {
        s.Shadow(202, 338, 110, 12);
        s.Body("M226 150L290 158L306 318L238 326z").Line("M242 326V346M254 325V345M266 323V344M278 322V342M290 320V340M302 319V338", s.Paint.Base.Darker(12), 4);
        s.Body("M118 84C150 54 258 54 286 86C304 112 300 150 280 166C240 190 156 190 122 164C102 146 102 108 118 84z").Fill("M138 104C164 86 242 86 264 106C270 124 244 130 202 130C158 130 134 124 138 104z", s.Paint.Backdrop.Lighter(52)).Line("M138 106C160 132 244 132 264 108", s.Paint.Base.Darker(34), 5);
        s.Body("M146 158L214 166L196 330L124 318z").Line("M130 319V340M142 321V343M154 323V345M166 325V346M178 327V348M190 329V349", s.Paint.Base.Darker(12), 4);
    }

    public static void SunHat(Sketch s) => s.Shadow(202, 322, 168, 18)
        .Part("M28 262C40 226 118 214 200 214C282 214 360 226 372 262C376 298 290 314 200 314C110 314 24 298 28 262z", Colour.Of(0xE4CB98)).Line("M46 268C100 296 300 296 354 268M62 252C110 276 290 276 338 252", Colour.Of(0xC9AA70), 2)
        .Part("M112 246C108 156 140 112 200 112C260 112 292 156 288 246C262 264 138 264 112 246z", Colour.Of(0xE9D4A6)).Line("M124 180C160 168 240 168 276 180M136 150C170 138 230 138 264 150M160 124C186 116 214 116 240 124", Colour.Of(0xC9AA70), 2)
        .Body("M111 210C150 228 250 228 289 210L289 248C262 266 138 266 111 248z");

    public static void Beanie(Sketch s) => s.Shadow(202, 324, 130, 18).Disc(200, 74, 40, s.Paint.Base.Lighter(52)).Disc(188, 64, 18, s.Paint.Base.Lighter(72)).Disc(214, 86, 15, s.Paint.Base.Lighter(34))
        .Body("M92 262C86 160 130 102 200 102C270 102 314 160 308 262z").Line("M140 150C128 184 124 220 124 250M172 116C164 160 162 210 162 250M228 116C236 160 238 210 238 250M260 150C272 184 276 220 276 250M200 108V250", s.Paint.Base.Darker(22), 3)
        .Part("M80 248C80 240 320 240 320 248V306C320 322 80 322 80 306z", s.Paint.Base.Darker(10)).Line("M104 252V310M128 252V314M152 252V315M176 252V316M200 252V316M224 252V316M248 252V315M272 252V314M296 252V310", s.Paint.Base.Darker(28), 4);

    public static void Umbrella(Sketch s) => s.Shadow(214, 338, 60, 10).Line("M200 60V306C200 346 248 346 248 312", Leather, 9)
        .Body("M34 212C40 116 110 60 200 60C290 60 360 116 366 212C344 192 304 192 283 212C262 192 222 192 200 212C178 192 138 192 117 212C96 192 56 192 34 212z")
        .Line("M200 60C160 94 124 140 117 210M200 60C240 94 276 140 283 210M200 60V208", s.Paint.Base.Darker(32), 3).Line("M200 58V40", Leather.Darker(20), 7).Gleam("M84 152C96 124 118 102 144 88");

    public static void Earrings(Sketch s)
    {
        s.Shadow(206, 330, 120, 14).Part("M84 56H316V330H84z", Colour.Of(0xFBF7EE)).Line("M108 84H292", s.Paint.Backdrop.Darker(10), 3);
        foreach (var x in (int[])[148, 252])
            s.Line($"M{x} 112C{x - 18} 112 {x - 18} 140 {x} 142", Gold, 5).Disc(x, 146, 9, Gold).Body($"M{x} 152C{x + 34} 196 {x + 38} 238 {x} 254C{x - 38} 238 {x - 34} 196 {x} 152z", 50).Disc(x, 270, 13, Gold).Disc(x - 4, 266, 4, Gold.Lighter(70)).Gleam($"M{x - 14} 200C{x - 20} 218 {x - 18} 228 {x - 12} 236", 5);
        s.Line("M160 306H240", s.Paint.Base.Darker(20), 4);
    }

    public static void Necklace(Sketch s)
    {
        s.Shadow(200, 330, 120, 14).Part("M132 40C140 110 70 150 72 220L84 334H316L328 220C330 150 260 110 268 40z", s.Paint.Backdrop.Lighter(28));
        s.Line("M138 78C132 190 170 240 200 246C230 240 268 190 262 78", Gold, 4);
        foreach (var (x, y, r) in ((int, int, int)[])[(143, 150, 9), (153, 188, 11), (172, 220, 13), (228, 220, 13), (247, 188, 11), (257, 150, 9)])
            s.Disc(x, y, r, s.Paint.Base).Disc(x - (r / 3), y - (r / 3), r / 3, s.Paint.Base.Lighter(64));
        s.Body("M200 232C228 232 232 284 200 304C168 284 172 232 200 232z", 50).Disc(200, 234, 8, Gold).Gleam("M188 254C184 266 188 276 192 282", 5);
    }

    public static void Purse(Sketch s) => s.Shadow(204, 318, 146, 18).Body("M62 130C62 118 70 112 82 112H318C330 112 338 118 338 130V292C338 308 328 314 314 314H86C72 314 62 308 62 292z")
        .Part("M62 130C62 118 70 112 82 112H318C330 112 338 118 338 130V176C300 236 100 236 62 176z", s.Paint.Base.Darker(18)).Disc(200, 216, 17, Gold).Disc(196, 211, 6, Gold.Lighter(70)).Line("M76 296H324", s.Paint.Base.Darker(36), 2).Gleam("M84 132H240", 6);
}
