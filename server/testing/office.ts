import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

export const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

const xml = (doctype: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${doctype}>\n${body}`;

/**
 * A Word file as somebody edits it in LibreOffice, recorded where the file itself asks for it: `edits` are lines of its
 * Basic, where `doc` is the document, and `at(words)` is where words stand in it.
 */
export async function editInOffice(bytes: Uint8Array, edits: readonly string[]): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "concord-office-"));
  try {
    const profile = pathToFileURL(join(folder, "profile")).href;
    // A server in this process goes on meanwhile, and its connections with it.
    const run = (...args: readonly string[]) =>
      promisify(execFile)(
        "soffice",
        [`-env:UserInstallation=${profile}`, "--headless", "--norestore", ...args],
        { timeout: 120_000 },
      );
    const [from, to] = [join(folder, "from.docx"), join(folder, "to.docx")];
    writeFileSync(from, bytes);
    // The first start makes the profile, and with it the library that the macro then stands in.
    await run("--convert-to", "txt:Text", "--outdir", join(folder, "first"), from);
    const library = join(folder, "profile", "user", "basic", "Standard");
    mkdirSync(library, { recursive: true });
    writeFileSync(
      join(library, "script.xlb"),
      xml(
        'library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"',
        '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edit"/></library:library>',
      ),
    );
    writeFileSync(
      join(library, "Edit.xba"),
      xml(
        'script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"',
        `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">${macro(
          edits,
        )
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")}</script:module>`,
      ),
    );
    await run(`macro:///Standard.Edit.Main("${pathToFileURL(from).href}","${pathToFileURL(to).href}")`);
    return new Uint8Array(readFileSync(to));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const macro = (edits: readonly string[]): string => `
Dim doc As Object
Function at(words As String) As Object
  Dim search
  search = doc.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  at = doc.findFirst(search)
End Function
Sub Replace(words As String, instead As String)
  at(words).String = instead
End Sub
Sub Comment(words As String, author As String, said As String)
  Dim note, found
  found = at(words)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = author
  note.Content = said
  found.Text.insertTextContent(found, note, True)
End Sub
Sub Footnote(words As String, said As String)
  Dim note, found
  found = at(words)
  note = doc.createInstance("com.sun.star.text.Footnote")
  found.Text.insertTextContent(found.Text.createTextCursorByRange(found.End), note, False)
  note.String = said
End Sub
Sub MoveUp(words As String)
  Dim helper, none()
  doc.CurrentController.ViewCursor.gotoRange(at(words), False)
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(doc.CurrentController.Frame, ".uno:MoveUp", "", 0, none())
End Sub
Sub Main(fromUrl As String, toUrl As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(fromUrl, "_blank", 0, hidden())
${edits.map((one) => `  ${one}`).join("\n")}
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "MS Word 2007 XML"
  doc.storeToURL(toUrl, saved())
  doc.close(True)
End Sub
`;
