namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>Drawings of stationery and gift wrapping.</summary>
public static class Paper
{
    private static readonly Colour Page = Colour.Of(0xFBF7EE);
    private static readonly Colour Gold = Colour.Of(0xC9A15A);

    public static void Notebook(Sketch s) => s.Shadow(212, 332, 124, 16)
        .Fill("M116 70H304C310 70 312 74 312 80V322C312 328 310 332 304 332H116z", Page.Darker(14)).Line("M306 78V326M300 76V328", Page.Darker(26), 2)
        .Body("M96 64H284C292 64 296 68 296 76V318C296 326 292 330 284 330H96z").Part("M88 64H122V330H88C82 330 80 326 80 318V76C80 68 82 64 88 64z", s.Paint.Base.Darker(30))
        .Line("M266 64V330", s.Paint.Second, 7).Fill("M150 116H244V166H150z", Page).Line("M166 134H228M178 150H216", s.Paint.Base.Darker(34), 3)
        .Fill("M214 330V362L222 352L230 362V330z", Colour.Of(0xB3543F)).Gleam("M134 90V306", 6);

    public static void Cards(Sketch s) => s.Shadow(206, 330, 140, 18)
        .Add("<g transform='rotate(-9 170 210)'>").Part("M76 112H300V300H76z", Page.Darker(8)).Line("M76 112L188 220L300 112", Page.Darker(24), 4).Add("</g><g transform='rotate(6 220 210)'>")
        .Fill("M124 62H300V312H124z", Page).Body("M136 74H288V300H136z").Disc(212, 186, 50, Page).Fill("M212 214C182 190 180 160 204 162C210 162 212 170 212 172C212 170 214 162 220 162C244 160 242 190 212 214z", Colour.Of(0xC65A55)).Add("</g>");

    public static void GiftBox(Sketch s) => s.Shadow(204, 334, 136, 20)
        .Body("M92 178H308V318C308 330 302 334 292 334H108C98 334 92 330 92 318z").Part("M180 178H220V334H180z", s.Paint.Second).Part("M78 130H322V180H78z", s.Paint.Base.Darker(8)).Part("M178 130H222V180H178z", s.Paint.Second)
        .Part("M200 128C160 128 116 106 124 78C136 52 188 84 200 128zM200 128C240 128 284 106 276 78C264 52 212 84 200 128z", s.Paint.Second).Oval(200, 122, 19, 15, s.Paint.Second.Darker(16)).Gleam("M108 198V310", 6);

    public static void Pencils(Sketch s)
    {
        Colour[] colours = [s.Paint.Base, Colour.Of(0xE0A93F), Colour.Of(0x5D8C7B), Colour.Of(0xC9604F), Colour.Of(0x4E6F9E), s.Paint.Base.Lighter(36)];
        s.Shadow(202, 334, 100, 16);
        for (var i = 0; i < colours.Length; i++)
        {
            var x = 128 + (i * 25);
            var top = 84 + (((i * 7) % 5) * 14);
            s.Part($"M{x} {top}H{x + 21}V230H{x}z", colours[i]).Fill($"M{x} {top}L{x + 10} {top - 36}L{x + 21} {top}z", Colour.Of(0xE8C79A)).Fill($"M{x + 6} {top - 22}L{x + 10} {top - 36}L{x + 15} {top - 22}z", colours[i]);
        }
        s.Body("M112 196H290L280 318C278 338 124 338 122 318z").Line("M112 198H290", s.Paint.Base.Darker(26), 5).Gleam("M134 218L140 306");
    }

    public static void Wrap(Sketch s)
    {
        s.Shadow(204, 332, 140, 18).Add("<g transform='rotate(-24 200 200)'>");
        s.Body("M58 214H330V290H58z").Oval(330, 252, 16, 38, s.Paint.Base.Darker(24)).Oval(330, 252, 9, 24, Page.Darker(16)).Part("M180 212H206V292H180z", Gold).Add("</g><g transform='rotate(-10 200 180)'>");
        s.Part("M70 118H322V184H70z", s.Paint.Base.Lighter(48)).Oval(322, 151, 14, 33, s.Paint.Base.Darker(8)).Oval(322, 151, 8, 20, Page).Part("M186 116H208V186H186z", s.Paint.Second).Add("</g>");
    }
}
