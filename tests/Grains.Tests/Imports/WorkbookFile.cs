using System.IO.Compression;
using System.Text;

namespace B2BBooking.Grains.Tests.Imports;

/// <summary>Makes archives and workbooks in memory.</summary>
static class WorkbookFile
{
    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    /// <summary>A style sheet whose style 1 has this number format.</summary>
    public static string Styles(string id, string code) =>
        "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        + $"<numFmts count='1'><numFmt numFmtId='164' formatCode='{System.Security.SecurityElement.Escape(code)}'/></numFmts>"
        + $"<cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='{id}'/></cellXfs></styleSheet>";

    /// <summary>A workbook of one sheet with these rows, and what follows them there (SpreadsheetML).</summary>
    public static byte[] Of(string rows, string after = "", string styles = "")
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        return Zip(
            ("[Content_Types].xml", $"<Types xmlns='{Package}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/xl/workbook.xml' ContentType='{Types}.sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='{Types}.worksheet+xml'/><Override PartName='/xl/styles.xml' ContentType='{Types}.styles+xml'/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns='{Package}/relationships'><Relationship Id='r1' Type='{Office}/officeDocument' Target='xl/workbook.xml'/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Office}'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Package}/relationships'><Relationship Id='r1' Type='{Office}/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='{Office}/styles' Target='styles.xml'/></Relationships>"),
            ("xl/styles.xml", styles.Length > 0 ? styles : Styles("0", "")),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData>{after}</worksheet>"));
    }
}
