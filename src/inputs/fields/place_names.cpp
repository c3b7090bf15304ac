#include "inputs/fields/place_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! What stands before and after a bare name, longest first where one ends with another.
constexpr std::array<std::string_view, 14> before{"metropolitan borough of ",
                                                  "london borough of ",
                                                  "royal borough of ",
                                                  "city and county of ",
                                                  "city and borough of ",
                                                  "council of the ",
                                                  "borough of ",
                                                  "county of ",
                                                  "city of ",
                                                  "lb of ",
                                                  "lb ",
                                                  "the ",
                                                  "together for children ",
                                                  "county "};
constexpr std::array<std::string_view, 31> after{" childrens services trust",
                                                 " children and families trust",
                                                 " childrens social care trust",
                                                 " childrens trust",
                                                 " children first",
                                                 " childrens social care",
                                                 " childrens social work",
                                                 " childrens services",
                                                 " social services",
                                                 " limited",
                                                 " ltd",
                                                 " council",
                                                 " corporation",
                                                 " county",
                                                 " metropolitan",
                                                 " borough",
                                                 " district",
                                                 " unitary authority",
                                                 " local authority",
                                                 " authority",
                                                 " unitary",
                                                 " mbc",
                                                 " mdc",
                                                 " cc",
                                                 " bc",
                                                 " lb",
                                                 " ua",
                                                 " city of",
                                                 " county of",
                                                 " city",
                                                 " the"};

struct Known {
    std::string_view as;  //!< as bare_place_name leaves it
    std::vector<std::string> authorities;
    std::string why{};
};

std::vector<Known> const& all_known()
{
    std::string const small = "is too small to be kept here: of so few social workers one leaver is a large share. A "
                              "study of your own can hold "
                              "it, as docs/input-reference.md says of [authorities]";
    std::vector<std::string> const northamptonshire{"North Northamptonshire / West Northamptonshire"};
    std::vector<std::string> const cumbria{"Cumberland", "Westmorland and Furness"};
    std::vector<std::string> const bcp{"Bournemouth, Christchurch and Poole"};
    std::string const now_two = "is no authority since April 2023, when it became two";
    static std::vector<Known> const known{
        // Companies and trusts whose name does not hold the place's.
        {"achieving for children",
         {"Kingston upon Thames / Richmond upon Thames", "Windsor and Maidenhead"},
         "runs children's services for more than one authority"},
        {"together for children", {"Sunderland"}},
        {"brighter futures for children", {"Reading"}},
        // Short names and names of before.
        {"hull", {"Kingston upon Hull, City of"}},
        {"bcp", bcp},
        {"bournemouth", bcp},
        {"poole", bcp},
        {"banes", {"Bath and North East Somerset"}},
        {"rbwm", {"Windsor and Maidenhead"}},
        {"rbkc", {"Kensington and Chelsea"}},
        {"northamptonshire", northamptonshire},
        {"cumbria", cumbria, now_two},
        // Too small for figures of their own.
        {"city of london", {}, small},
        {"e09000001", {}, small},
        {"201", {}, small},
        {"isles of scilly", {}, small},
        {"scilly", {}, small},
        {"scilly isles", {}, small},
        {"e06000053", {}, small},
        {"420", {}, small},
        // Codes of before, which older lists and systems still hold.
        {"e10000006", cumbria, now_two},
        {"909", cumbria, now_two},
        {"e10000021", northamptonshire},
        {"928", northamptonshire},
        {"e06000028", bcp},
        {"837", bcp},
        {"e06000029", bcp},
        {"836", bcp},
        {"e10000009", {"Dorset"}},
        {"835", {"Dorset"}},
        {"e10000002", {"Buckinghamshire"}},
        {"e10000023", {"North Yorkshire"}},
        {"e10000027", {"Somerset"}},
        {"e08000020", {"Gateshead"}},
        {"e06000048", {"Northumberland"}},
        {"e08000016", {"Barnsley"}},
        {"e08000019", {"Sheffield"}},
    };
    return known;
}

//! Small letters and single blanks; "&" is and; apostrophes are dropped, other signs part words.
std::string plain_words(std::string_view text)
{
    std::string plain;
    auto const put = [&plain](char c) {
        if (c != ' ' || (!plain.empty() && plain.back() != ' ')) plain += c;
    };
    auto const lower = lower_case(trimmed(text));
    for (std::size_t at = 0; at < lower.size(); ++at) {
        auto const c = lower[at];
        if (lower.compare(at, 3, "’") == 0) at += 2;
        else if (c == '&') plain += plain.empty() || plain.back() == ' ' ? "and " : " and ";
        else if (c == '\'') continue;
        else put(c == '.' || c == ',' || c == '-' || c == '(' || c == ')' || c == '\t' ? ' ' : c);
    }
    while (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

//! Takes one thing away from around the name; false where there is none. The City of London is no city called London.
bool take_one(std::string& name)
{
    if (name == "city of london") return false;
    for (auto const ending : after)
        if (name.size() > ending.size() && name.ends_with(ending)) {
            name.erase(name.size() - ending.size());
            return true;
        }
    for (auto const beginning : before)
        if (name.size() > beginning.size() && name.starts_with(beginning)) {
            name.erase(0, beginning.size());
            return true;
        }
    return false;
}

}  // namespace

std::string bare_place_name(std::string_view text)
{
    auto name = plain_words(text);
    while (take_one(name)) {}
    return name;
}

bool is_name_of_a_council(std::string_view text) { return bare_place_name(text) != plain_words(text); }

bool looks_like_a_code(std::string_view text)
{
    auto const one = [](std::string_view part) {
        part = trimmed(part);
        if (part.empty()) return false;
        bool const letter = (part[0] >= 'A' && part[0] <= 'Z') || (part[0] >= 'a' && part[0] <= 'z');
        auto const digits = part.substr(letter ? 1 : 0);
        return digits.size() >= 2 && digits.find_first_not_of("0123456789") == std::string_view::npos;
    };
    auto const parts = split(text, '/');
    return std::all_of(parts.begin(), parts.end(), one);
}

std::optional<KnownPlace> place_known_as(std::string_view text)
{
    auto const name = bare_place_name(text);
    for (auto const& known : all_known())
        if (known.as == name) return KnownPlace{known.authorities, known.why};
    return std::nullopt;
}

CodeAnswer no_authority_has(std::string_view code)
{
    auto const upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    std::string kind(trimmed(code).substr(0, 3));
    std::transform(kind.begin(), kind.end(), kind.begin(), upper);
    if (kind == "E07")
        return {"is the code of a district, and children's services are its county's", "choose the county by its name"};
    if (kind == "E12") return {"is the code of a region", "choose a region by its name: --region NAME"};
    if (kind == "E92") return {"is the code of England", "write \"all\", or leave the choice out"};
    if (kind[0] == 'W' || kind[0] == 'S' || kind[0] == 'N' || kind[0] == 'K')
        return {"is a code of no place in England alone", "holdfast is about English authorities"};
    return {"is no code or number of an authority here", "see holdfast list authorities"};
}

}  // namespace holdfast
