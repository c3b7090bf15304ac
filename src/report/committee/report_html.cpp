#include "holdfast/report/report.hpp"

#include "holdfast/base/contract.hpp"
#include "report/committee/page_template.hpp"

#include <string_view>

namespace holdfast {

namespace {

//! JSON that nothing in HTML can take for the end of its element, or for no text: `<`, `>`, `&`, two line ends, U+FFFE and
//! U+FFFF as escapes.
std::string inside_html(std::string_view json)
{
    constexpr std::string_view line_separator = "\xE2\x80\xA8";
    constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";
    std::string safe;
    safe.reserve(json.size() + json.size() / 64);
    for (std::size_t i = 0; i < json.size(); ++i) {
        auto const rest = json.substr(i, line_separator.size());
        if (json[i] == '<') safe += "\\u003c";
        else if (json[i] == '>') safe += "\\u003e";
        else if (json[i] == '&') safe += "\\u0026";
        else if (rest == line_separator || rest == paragraph_separator) {
            safe += rest == line_separator ? "\\u2028" : "\\u2029";
            i += rest.size() - 1;
        } else if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") {
            safe += rest.back() == '\xBE' ? "\\ufffe" : "\\uffff";
            i += rest.size() - 1;
        } else safe += json[i];
    }
    return safe;
}

}  // namespace

bool has_report_page() { return !report::report_page_template().empty(); }

std::string report_html(ReportMaterial const& material)
{
    auto const page = report::report_page_template();
    auto const at = page.find(report::report_data_token);
    require(at != std::string_view::npos, "the page has a place for its data");
    std::string html(page.substr(0, at));
    html += inside_html(report_data_json(material));
    html += page.substr(at + report::report_data_token.size());
    return html;
}

}  // namespace holdfast
