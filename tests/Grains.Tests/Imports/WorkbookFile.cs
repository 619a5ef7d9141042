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

    /// <summary>A workbook of one sheet with these rows (SpreadsheetML).</summary>
    public static byte[] Of(string rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        return Zip(
            ("[Content_Types].xml", $"<Types xmlns='{Package}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/xl/workbook.xml' ContentType='{Types}.sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='{Types}.worksheet+xml'/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns='{Package}/relationships'><Relationship Id='r1' Type='{Office}/officeDocument' Target='xl/workbook.xml'/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Office}'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Package}/relationships'><Relationship Id='r1' Type='{Office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData></worksheet>"));
    }
}
