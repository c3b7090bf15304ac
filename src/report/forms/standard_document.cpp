#include "report/forms/standard_document.hpp"

#include "report/forms/archive.hpp"

#include <algorithm>
#include <vector>

namespace holdfast::report {

namespace {

// The children of four elements in the order of the schema (ISO/IEC 29500-1, wml.xsd: CT_Settings, CT_Style, CT_TcPrBase,
// CT_PPrBase), with a blank on either side of each.
constexpr std::string_view of_settings =
    " w:writeProtection w:view w:zoom w:removePersonalInformation w:removeDateAndTime "
    "w:doNotDisplayPageBoundaries w:displayBackgroundShape w:printPostScriptOverText "
    "w:printFractionalCharacterWidth w:printFormsData w:embedTrueTypeFonts w:embedSystemFonts "
    "w:saveSubsetFonts w:saveFormsData w:mirrorMargins w:alignBordersAndEdges "
    "w:bordersDoNotSurroundHeader w:bordersDoNotSurroundFooter w:gutterAtTop w:hideSpellingErrors "
    "w:hideGrammaticalErrors w:activeWritingStyle w:proofState w:formsDesign w:attachedTemplate "
    "w:linkStyles w:stylePaneFormatFilter w:stylePaneSortMethod w:documentType w:mailMerge w:revisionView "
    "w:trackRevisions w:doNotTrackMoves w:doNotTrackFormatting w:documentProtection w:autoFormatOverride "
    "w:styleLockTheme w:styleLockQFSet w:defaultTabStop w:autoHyphenation w:consecutiveHyphenLimit "
    "w:hyphenationZone w:doNotHyphenateCaps w:showEnvelope w:summaryLength w:clickAndTypeStyle "
    "w:defaultTableStyle w:evenAndOddHeaders w:bookFoldRevPrinting w:bookFoldPrinting "
    "w:bookFoldPrintingSheets w:drawingGridHorizontalSpacing w:drawingGridVerticalSpacing "
    "w:displayHorizontalDrawingGridEvery w:displayVerticalDrawingGridEvery "
    "w:doNotUseMarginsForDrawingGridOrigin w:drawingGridHorizontalOrigin w:drawingGridVerticalOrigin "
    "w:doNotShadeFormData w:noPunctuationKerning w:characterSpacingControl w:printTwoOnOne "
    "w:strictFirstAndLastChars w:noLineBreaksAfter w:noLineBreaksBefore w:savePreviewPicture "
    "w:doNotValidateAgainstSchema w:saveInvalidXml w:ignoreMixedContent w:alwaysShowPlaceholderText "
    "w:doNotDemarcateInvalidXml w:saveXmlDataOnly w:useXSLTWhenSaving w:saveThroughXslt w:showXMLTags "
    "w:alwaysMergeEmptyNamespace w:updateFields w:hdrShapeDefaults w:footnotePr w:endnotePr w:compat "
    "w:docVars w:rsids m:mathPr w:attachedSchema w:themeFontLang w:clrSchemeMapping "
    "w:doNotIncludeSubdocsInStats w:doNotAutoCompressPictures w:forceUpgrade w:captions "
    "w:readModeInkLockDown w:smartTagType sl:schemaLibrary w:shapeDefaults w:doNotEmbedSmartTags "
    "w:decimalSymbol w:listSeparator ";
constexpr std::string_view of_style =
    " w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden "
    "w:unhideWhenUsed w:qFormat w:locked w:personal w:personalCompose w:personalReply w:rsid w:pPr w:rPr "
    "w:tblPr w:trPr w:tcPr w:tblStylePr ";
constexpr std::string_view of_cell =
    " w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection "
    "w:tcFitText w:vAlign w:hideMark w:headers ";
constexpr std::string_view of_paragraph =
    " w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr "
    "w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct "
    "w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind "
    "w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment "
    "w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange ";

//! The byte after the tag that begins at `from`; the end where it is never closed. A quoted value may hold a ">".
std::size_t after_tag(std::string_view xml, std::size_t from)
{
    char quote = '\0';
    for (auto at = from; at < xml.size(); ++at) {
        if (quote != '\0') {
            if (xml[at] == quote) quote = '\0';
        } else if (xml[at] == '"' || xml[at] == '\'') {
            quote = xml[at];
        } else if (xml[at] == '>') {
            return at + 1;
        }
    }
    return xml.size();
}

//! What stands in an element, cut behind each of its children; the last piece is what follows them.
std::vector<std::string_view> pieces_of(std::string_view inside)
{
    std::vector<std::string_view> pieces;
    std::size_t begins = 0;
    int depth = 0;
    for (auto at = inside.find('<'); at != std::string_view::npos; at = inside.find('<', at)) {
        auto const ends = after_tag(inside, at);
        auto const tag = inside.substr(at, ends - at);
        at = ends;
        if (tag.starts_with("<!") || tag.starts_with("<?")) continue;
        if (tag.starts_with("</")) --depth;
        else if (!tag.ends_with("/>")) ++depth;
        if (depth > 0) continue;
        pieces.push_back(inside.substr(begins, ends - begins));
        begins = ends;
    }
    pieces.push_back(inside.substr(begins));
    return pieces;
}

//! Where the piece's element stands in the order; last where the order does not know it.
std::size_t rank(std::string_view piece, std::string_view order)
{
    auto const at = piece.find('<');
    if (at == std::string_view::npos) return std::string_view::npos;
    auto const name = piece.substr(at + 1, piece.find_first_of(" />\n\t\r", at) - at - 1);
    return order.find(" " + std::string(name) + " ");
}

std::string in_order(std::string_view inside, std::string_view order)
{
    auto pieces = pieces_of(inside);
    std::stable_sort(pieces.begin(), pieces.end() - 1,
                     [order](auto const& a, auto const& b) { return rank(a, order) < rank(b, order); });
    std::string text;
    for (auto const& piece : pieces) text += piece;
    return text;
}

//! Every element of that name with its children in order. None of these elements holds another of its own name.
std::string with_children_in_order(std::string const& xml, std::string const& element, std::string_view order)
{
    std::string text;
    std::size_t done = 0;
    for (auto at = xml.find("<" + element); at != std::string::npos; at = xml.find("<" + element, at)) {
        auto const inside = after_tag(xml, at);
        bool const is_it = xml.find_first_of(" >\n\t\r", at) == at + element.size() + 1 && xml[inside - 2] != '/';
        at = inside;
        auto const ends = xml.find("</" + element + ">", inside);
        if (!is_it || ends == std::string::npos) continue;
        text.append(xml, done, inside - done);
        text += in_order(std::string_view(xml).substr(inside, ends - inside), order);
        done = at = ends;
    }
    return text.append(xml, done);
}

//! A number of eight hexadecimal digits, of which pandoc writes the last four.
std::string with_long_numbers(std::string xml)
{
    constexpr std::string_view before = "<w:nsid w:val=\"";
    constexpr std::size_t digits = 8;
    for (auto at = xml.find(before); at != std::string::npos; at = xml.find(before, at)) {
        at += before.size();
        auto const has = xml.find('"', at) - at;
        if (has < digits) xml.insert(at, digits - has, '0');
    }
    return xml;
}

}  // namespace

std::string standard_part(std::string_view name, std::string text)
{
    if (!name.starts_with("word/") || !name.ends_with(".xml")) return text;
    if (name == "word/settings.xml") return with_children_in_order(text, "w:settings", of_settings);
    text = with_long_numbers(with_children_in_order(text, "w:pPr", of_paragraph));
    return with_children_in_order(with_children_in_order(text, "w:style", of_style), "w:tcPr", of_cell);
}

std::string standard_document(std::string const& docx)
{
    auto parts = parts_in(docx);
    if (!parts) return docx;
    for (auto& part : *parts) part.text = standard_part(part.name, std::move(part.text));
    return archive_of(*parts);
}

}  // namespace holdfast::report
