namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>Drawings of what stands outside: pots, watering cans, bird houses, tools.</summary>
public static class Garden
{
    private static readonly Colour Wood = Colour.Of(0xB98555);
    private static readonly Colour Steel = Colour.Of(0xAEB6BC);
    private static readonly Colour Green = Colour.Of(0x5F8A54);

    public static void Pot(Sketch s) => s.Shadow(202, 334, 110, 18)
        .Fill("M196 190C150 170 110 120 118 66C168 82 196 130 200 190z", Green).Fill("M204 190C210 120 240 70 292 62C298 116 258 172 204 190z", Green.Lighter(12))
        .Fill("M198 190C180 130 184 74 206 34C228 76 226 134 204 190z", Green.Darker(12)).Line("M205 60C200 110 200 150 201 186M136 88C160 118 184 152 198 186M276 82C246 112 218 152 206 186", Green.Darker(32), 2)
        .Body("M124 212H276L258 318C254 336 146 336 142 318z").Part("M112 180H288V214C288 222 112 222 112 214z", s.Paint.Base.Darker(6)).Gleam("M146 232L156 306");

    public static void CactusPot(Sketch s) => s.Shadow(202, 334, 104, 18)
        .Part("M172 218V96C172 58 228 58 228 96V218z", Green).Part("M172 178H150C122 178 122 152 122 128C122 112 144 112 144 128C144 150 146 154 172 154z", Green.Darker(6))
        .Part("M228 160H248C268 160 266 140 266 112C266 96 288 96 288 112C288 160 284 186 228 186z", Green.Lighter(6))
        .Line("M188 88V210M200 78V210M212 88V210", Green.Darker(28), 2).Disc(200, 66, 11, Colour.Of(0xE58AA0)).Disc(190, 70, 8, Colour.Of(0xEFA7B6)).Disc(210, 70, 8, Colour.Of(0xD97790))
        .Body("M126 206H274C276 258 262 310 250 322C240 336 160 336 150 322C138 310 124 258 126 206z").Oval(200, 207, 74, 13, Colour.Of(0x5A4636)).Gleam("M146 232C148 262 154 286 162 304");

    public static void WateringCan(Sketch s) => s.Shadow(196, 332, 140, 20)
        .Line("M236 178C300 92 356 190 290 268", s.Paint.Base.Darker(22), 13)
        .Line("M132 190C136 108 240 108 246 186", s.Paint.Base.Darker(14), 11)
        .Part("M146 250L70 140L54 150L44 134L88 106L98 120L86 130L158 214z", s.Paint.Base.Darker(10))
        .Body("M128 190H272L284 312C284 334 118 334 118 312z").Oval(200, 190, 72, 17, s.Paint.Base.Darker(40)).Oval(200, 188, 72, 14, s.Paint.Base.Lighter(12)).Oval(208, 190, 56, 9, s.Paint.Base.Darker(46))
        .Gleam("M150 220L144 302");

    public static void BirdHouse(Sketch s) => s.Shadow(202, 336, 70, 12).Part("M190 296H210V338H190z", Wood.Darker(12))
        .Body("M126 146L200 80L274 146V300H126z").Part("M200 50L312 150L296 168L200 82L104 168L88 150z", Wood)
        .Disc(200, 186, 33, s.Paint.Base.Darker(30)).Disc(200, 188, 29, Colour.Night.Lighter(6)).Line("M200 246V268", Wood.Darker(24), 12).Disc(200, 244, 7, Wood)
        .Line("M126 262H274", s.Paint.Base.Darker(26), 2).Gleam("M142 166V250", 6);

    public static void Tools(Sketch s)
    {
        s.Shadow(150, 330, 66, 12).Shadow(262, 330, 62, 12);
        s.Part("M136 40C136 24 166 24 166 40V132H136z", s.Paint.Base).Part("M144 130H158V200H144z", Steel.Darker(20)).Part("M112 196H190C196 256 180 306 151 326C122 306 106 256 112 196z", Steel);
        s.Line("M151 206V304", Steel.Darker(26), 3).Part("M248 40C248 24 278 24 278 40V132H248z", s.Paint.Base).Part("M256 130H270V206H256z", Steel.Darker(20));
        s.Line("M232 320V226C232 206 294 206 294 226V320M263 206V322", Steel, 13).Line("M229 316V226M260 214V318M291 226V316", Steel.Lighter(52), 3);
        s.Line("M137 62H165M249 62H277", s.Paint.Base.Darker(36), 4).Gleam("M144 52V120", 5).Gleam("M256 52V120", 5);
    }

    public static void BirdBath(Sketch s) => s.Shadow(202, 336, 104, 14)
        .Part("M180 204H220C214 252 222 292 240 320H160C178 292 186 252 180 204z", s.Paint.Base.Darker(8)).Body("M136 314H264C276 314 276 336 264 336H136C124 336 124 314 136 314z")
        .Body("M62 152C70 206 140 222 200 222C260 222 330 206 338 152z").Oval(200, 152, 138, 29, s.Paint.Base.Lighter(30)).Oval(200, 156, 122, 21, Colour.Of(0x9CC6D4)).Oval(176, 152, 60, 7, Colour.Of(0xC6E2EA))
        .Fill("M252 138C250 112 288 100 300 122L318 124L304 132C300 150 268 156 252 138z", Colour.Of(0xC56B4A)).Disc(294, 121, 3, Colour.Night).Line("M272 146V160M282 146V160", Colour.Night, 3);
}
