// One way through the house (docs/architecture.md): a file includes its own folder and the floors below it, strangers stay
// where they were let in, and nothing below the command prints, exits or reads a clock.

#include "support/where.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Folder {
    int floor;
    std::set<std::string> may_include;  //!< beside itself
};

std::set<std::string> const below_study{"base", "numerics", "belief", "workforce", "outcomes", "decision", "portfolio"};

std::set<std::string> with(std::set<std::string> folders, std::set<std::string> const& more)
{
    folders.insert(more.begin(), more.end());
    return folders;
}

// The table of docs/architecture.md. Belief and the world (workforce, outcomes) do not see each other; nor do
// inputs and report.
std::map<std::string, Folder> const house{
    {"base", {0, {}}},
    {"numerics", {1, {"base"}}},
    {"belief", {2, {"base", "numerics"}}},
    {"workforce", {2, {"base", "numerics"}}},
    {"outcomes", {3, {"base", "numerics", "workforce"}}},
    {"decision", {4, {"base", "numerics", "belief", "outcomes"}}},
    {"portfolio", {5, {"base", "numerics", "outcomes", "decision"}}},
    {"study", {6, below_study}},
    {"panel", {6, below_study}},
    {"engine", {7, with(below_study, {"study", "panel"})}},
    {"questions", {8, with(below_study, {"study", "panel", "engine"})}},
    {"inputs", {9, with(below_study, {"study", "panel", "engine", "questions"})}},
    {"report", {9, with(below_study, {"study", "panel", "engine", "questions"})}},
    {"gathering", {10, with(below_study, {"study", "panel", "engine", "questions", "inputs", "report"})}},
    {"cli", {11, with(below_study, {"study", "panel", "engine", "questions", "inputs", "report", "gathering"})}},
    {"browser", {11, with(below_study, {"study", "panel", "engine", "questions", "inputs", "report", "gathering"})}},
};

//! A library of somebody else, by how its headers begin, and the only places that may know it.
struct Stranger {
    std::string header;
    std::vector<std::string> lives_in;  //!< beginnings of paths
};

std::vector<Stranger> const strangers{
    {"toml++/", {"src/inputs/files/toml_source.cpp"}},
    {"csv.h", {"src/inputs/files/csv.cpp"}},
    {"nettle/", {"src/inputs/files/inputs_hash.cpp"}},
    {"zstd.h", {"src/inputs/files/compression.cpp"}},
    {"nlohmann/", {"src/report/", "src/browser/"}},
    {"emscripten", {"src/browser/"}},
    {"xlsxwriter.h", {"src/report/workbook/"}},
    {"zlib.h", {"src/report/forms/archive.cpp"}},
    {"CLI/", {"src/cli/"}},
    {"Eigen/", {"src/belief/", "src/decision/"}},
    {"boost/multiprecision/", {"src/base/decimal.hpp"}},
    {"boost/math/", {"src/belief/", "src/numerics/"}},
    {"boost/random/", {"src/numerics/sobol.cpp"}},
    {"immintrin.h", {"src/numerics/stream.cpp", "src/numerics/tails.cpp"}},
    {"Random123/", {"tests/"}},
    {"coin/", {"src/portfolio/integer_programme.cpp"}},
    {"fmt/", {"src/"}},
    {"sys/", {"src/cli/"}},
    {"spawn.h", {"src/cli/"}},
    {"unistd.h", {"src/cli/"}},
    {"fcntl.h", {"src/cli/"}},
};

using Lines = std::vector<std::string>;

Lines lines_of(std::string const& text)
{
    Lines lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

//! "study" of "src/engine/plan.cpp" and of "include/holdfast/study/study.hpp"; empty for anything else.
std::string folder_of(std::string const& path)
{
    for (std::string const root : {"src/", "include/holdfast/"})
        if (begins(path, root)) {
            auto const rest = path.substr(root.size());
            auto const end = rest.find('/');
            return end == std::string::npos ? std::string{} : rest.substr(0, end);
        }
    return {};
}

//! The folder that a quoted include leads to: "holdfast/study/study.hpp", "engine/plan.hpp".
std::string folder_included(std::string const& quoted, std::string const& from)
{
    auto const rest = begins(quoted, "holdfast/") ? quoted.substr(std::string("holdfast/").size()) : quoted;
    auto const end = rest.find('/');
    return end == std::string::npos ? from : rest.substr(0, end);
}

std::string where(std::string const& path, std::size_t line) { return path + ":" + std::to_string(line + 1); }

std::string with_floor(std::string const& folder)
{
    auto const found = house.find(folder);
    if (found == house.end()) return folder + " (no floor of the house)";
    return folder + " (floor " + std::to_string(found->second.floor) + ")";
}

//! What a line includes between the two marks: "…" or <…>. (std::regex would do, but g++ 12 warns inside it.)
std::optional<std::string> included(std::string const& line, char open, char close)
{
    std::size_t at = 0;
    auto const skip = [&](std::string_view what) {
        at = std::min(line.find_first_not_of(" \t", at), line.size());
        if (!begins(std::string_view(line).substr(at), what)) return false;
        at += what.size();
        return true;
    };
    if (!skip("#") || !skip("include") || !skip(std::string_view(&open, 1))) return std::nullopt;
    auto const end = line.find(close, at);
    if (end == std::string::npos) return std::nullopt;
    return line.substr(at, end - at);
}

Lines wrong_floors(std::string const& path, std::string const& text)
{
    Lines wrong;
    auto const folder = folder_of(path);
    if (house.count(folder) == 0) return {path + " lies in " + with_floor(folder)};
    auto const lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const header = included(lines[i], '"', '"');
        if (!header) continue;
        auto const to = folder_included(*header, folder);
        if (to == folder || house.at(folder).may_include.count(to) != 0) continue;
        wrong.push_back(where(path, i) + " includes " + with_floor(to) + " from " + with_floor(folder));
    }
    return wrong;
}

struct File {
    std::string path, text;
};

//! "report/workbook" of "src/report/workbook/book.cpp", "report" of "src/report/forms/svg.cpp".
std::string room_of(std::string const& path)
{
    for (std::string const root : {"src/", "include/holdfast/"})
        if (begins(path, root)) return path.substr(root.size(), path.rfind('/') - root.size());
    return {};
}

//! Rooms of one floor that lead to each other, by way of others too: "report <-> report/workbook".
Lines rooms_in_circles(std::vector<File> const& files)
{
    std::map<std::string, std::set<std::string>> to;
    for (auto const& [path, text] : files)
        for (auto const& line : lines_of(text)) {
            auto const header = included(line, '"', '"');
            if (!header || header->find('/') == std::string::npos) continue;  // next door
            auto const full = begins(*header, "holdfast/") ? "include/" + *header : "src/" + *header;
            auto const here = room_of(path);
            auto const there = room_of(full);
            if (there != here && folder_of(full) == folder_of(path)) to[here].insert(there);
        }
    bool grown = true;
    while (grown) {
        grown = false;
        for (auto& [room, reached] : to) {
            auto const before = reached.size();
            for (auto const& next : std::set(reached))
                if (auto const further = to.find(next); further != to.end() && next != room)
                    reached.insert(further->second.begin(), further->second.end());
            grown = grown || reached.size() != before;
        }
    }
    Lines circles;
    for (auto const& [room, reached] : to)
        for (auto const& other : reached)
            if (room < other && to.count(other) != 0 && to.at(other).count(room) != 0)
                circles.push_back(room + " <-> " + other);
    return circles;
}

//! <vector>, <cstdint>: no slash, no dot.
bool is_standard(std::string const& header) { return header.find_first_of("/.") == std::string::npos; }

Lines wrong_strangers(std::string const& path, std::string const& text)
{
    Lines wrong;
    auto const lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const header = included(lines[i], '<', '>');
        if (!header || is_standard(*header)) continue;
        auto const known = std::find_if(strangers.begin(), strangers.end(),
                                        [&](Stranger const& s) { return begins(*header, s.header); });
        if (known == strangers.end()) {
            wrong.push_back(where(path, i) + " includes <" + *header + ">, which docs/architecture.md does not know");
            continue;
        }
        auto const& homes = known->lives_in;
        if (std::any_of(homes.begin(), homes.end(), [&](std::string const& home) { return begins(path, home); }))
            continue;
        wrong.push_back(where(path, i) + " includes <" + *header + ">, which lives in " + homes.front());
    }
    return wrong;
}

//! The text with comments and the insides of quotes blanked, line ends kept. Raw strings are not known here.
std::string code_of(std::string const& text)
{
    enum class In { code, line_comment, block_comment, quotes, character } in = In::code;
    std::string code;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        char const next = i + 1 < text.size() ? text[i + 1] : '\0';
        bool const digit_before = i > 0 && std::isalnum(static_cast<unsigned char>(text[i - 1])) != 0;
        if (c == '\n') {
            if (in != In::block_comment) in = In::code;
            code += c;
            continue;
        }
        switch (in) {
        case In::code:
            if (c == '/' && next == '/') in = In::line_comment;
            else if (c == '/' && next == '*') in = In::block_comment;
            else if (c == '"') in = In::quotes;
            else if (c == '\'' && !digit_before) in = In::character;  // not the mark inside 10'000
            code += in == In::code ? c : ' ';
            break;
        case In::line_comment: break;
        case In::block_comment:
            if (c == '*' && next == '/') {
                in = In::code;
                ++i;
            }
            break;
        case In::quotes:
        case In::character:
            if (c == '\\') ++i;
            else if (c == (in == In::quotes ? '"' : '\'')) in = In::code;
            break;
        }
    }
    return code;
}

//! A word that must not be said below cli.
struct Deed {
    std::string what;
    std::string word;
    std::vector<std::string> said_as;  //!< what may stand before "::word"; "" is the bare word
    bool as_call;                      //!< only where a parenthesis follows
};

std::vector<Deed> const& deeds()
{
    static std::vector<Deed> const all = [] {
        std::vector<Deed> made;
        for (auto const* word : {"cout", "cerr", "clog"}) made.push_back({"prints", word, {"", "std"}, false});
        for (auto const* word : {"printf", "fprintf", "vprintf", "vfprintf", "puts", "fputs", "putchar"})
            made.push_back({"prints", word, {"", "std"}, true});
        made.push_back({"prints", "print", {"fmt"}, true});
        for (auto const* word : {"exit", "_exit", "_Exit", "quick_exit", "abort", "terminate"})
            made.push_back({"exits", word, {"", "std"}, true});
        made.push_back({"reads a clock", "chrono", {"", "std"}, false});
        for (auto const* word : {"time", "clock", "clock_gettime"})
            made.push_back({"reads a clock", word, {"", "std"}, true});
        return made;
    }();
    return all;
}

bool is_of_a_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool says(std::string const& line, Deed const& deed)
{
    for (auto at = line.find(deed.word); at != std::string::npos; at = line.find(deed.word, at + 1)) {
        auto const after = at + deed.word.size();
        if ((at > 0 && is_of_a_word(line[at - 1])) || (after < line.size() && is_of_a_word(line[after]))) continue;
        auto const next = line.find_first_not_of(" \t", after);
        if (deed.as_call && (next == std::string::npos || line[next] != '(')) continue;
        if (at > 0 && (line[at - 1] == '.' || line[at - 1] == '>')) continue;  // a member of something of ours
        std::string qualifier;
        if (at >= 2 && line.compare(at - 2, 2, "::") == 0) {
            auto from = at - 2;
            while (from > 0 && is_of_a_word(line[from - 1])) --from;
            qualifier = line.substr(from, at - 2 - from);
        }
        if (std::find(deed.said_as.begin(), deed.said_as.end(), qualifier) != deed.said_as.end()) return true;
    }
    return false;
}

Lines wrong_deeds(std::string const& path, std::string const& text)
{
    Lines wrong;
    if (folder_of(path) == "cli") return wrong;
    auto const lines = lines_of(code_of(text));
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (auto const& deed : deeds())
            if (says(lines[i], deed))
                wrong.push_back(where(path, i) + " " + deed.what + ", and nothing below cli does");
    return wrong;
}

//! nlohmann's dump throws at text that is not UTF-8; report::written does not, and every document goes through it.
Lines wrong_dumps(std::string const& path, std::string const& text)
{
    Lines wrong;
    if (path == "src/report/forms/json_object.cpp") return wrong;
    auto const lines = lines_of(code_of(text));
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].find(".dump(") != std::string::npos)
            wrong.push_back(where(path, i) + " writes JSON past report::written");
    return wrong;
}

//! Every header and source of src and include, with its path from the project's root, in order.
std::vector<File> const& all_files()
{
    static std::vector<File> const files = [] {
        std::filesystem::path const root = holdfast::where::project();
        std::vector<File> found;
        for (auto const* below : {"include", "src"})
            for (auto const& entry : std::filesystem::recursive_directory_iterator(root / below)) {
                auto const ending = entry.path().extension();
                if (ending != ".hpp" && ending != ".cpp") continue;
                std::ifstream stream(entry.path());
                std::ostringstream text;
                text << stream.rdbuf();
                found.push_back({entry.path().lexically_relative(root).generic_string(), text.str()});
            }
        std::sort(found.begin(), found.end(), [](File const& a, File const& b) { return a.path < b.path; });
        return found;
    }();
    return files;
}

template <class Rule> Lines broken_anywhere(Rule const& rule)
{
    Lines all;
    for (auto const& [path, text] : all_files())
        for (auto const& wrong : rule(path, text)) all.push_back(wrong);
    return all;
}

}  // namespace

TEST(Floors, every_folder_of_the_house_was_looked_at)
{
    std::map<std::string, int> seen;
    for (auto const& file : all_files()) ++seen[folder_of(file.path)];
    for (auto const& [folder, rules] : house) EXPECT_GE(seen[folder], 2) << folder;
    EXPECT_GT(all_files().size(), 60U);
}

TEST(Floors, includes_run_only_downwards) { EXPECT_THAT(broken_anywhere(wrong_floors), IsEmpty()); }

TEST(Floors, rooms_of_one_floor_lead_one_way) { EXPECT_THAT(rooms_in_circles(all_files()), IsEmpty()); }

//! A question asks another only where its answer is part of its own: whose, and why.
std::map<std::string, std::set<std::string>> const asks{
    {"bridge", {"levers", "tornado"}},                    // each belief moved alone
    {"budget", {"worked_sum"}},                           // how a base case's cost is spread over the years
    {"financial_case", {"budget_impact"}},                // the same draws, by line of the budget
    {"region_impact", {"budget_impact"}},                 // the same draws, authority by authority
    {"decisions", {"draws"}},                             // samples of a decision
    {"head_to_heads", {"draws"}},                         // the same
    {"nested_evppi", {"draws"}},                          // the same
    {"trial_worth", {"draws"}},                           // the same
    {"neighbourhood", {"evaluate"}},                      // everybody's savings
    {"pictures", {"evaluate", "tornado"}},                // looks on as savings are drawn
    {"sensitivity", {"draws", "thresholds", "tornado"}},  // three answers on one page
    {"levers", {"tornado"}},                              // its bars
    {"tornado", {"levers"}},
    {"altered_draws", {"thresholds"}},  // a draw with inputs given
    {"thresholds", {"altered_draws"}},
    {"worked_delivery", {"worked_sum"}},  // a chapter of it
    {"worked_sum", {"bridge", "worked_costs", "worked_delivery"}},
};

Lines wrong_questions(std::string const& path, std::string const& text)
{
    Lines wrong;
    if (folder_of(path) != "questions") return wrong;
    auto const name_of = [](std::string const& file) {
        auto const from = file.rfind('/') + 1;
        auto const name = file.substr(from, file.rfind('.') - from);
        for (auto const& [part, whole] : std::map<std::string, std::string>{{"evaluate_watched", "evaluate"},
                                                                            {"budget_market", "budget"},
                                                                            {"budget_offers", "budget"},
                                                                            {"budget_setups", "budget"},
                                                                            {"cash_columns", "budget_impact"}})
            if (name == part) return whole;
        return name;
    };
    auto const name = name_of(path);
    auto const lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const header = included(lines[i], '"', '"');
        if (!header || folder_included(*header, "") != "questions" || name_of(*header) == name) continue;
        auto const known = asks.find(name);
        if (known == asks.end() || known->second.count(name_of(*header)) == 0)
            wrong.push_back(where(path, i) + ": " + name + " asks " + name_of(*header) +
                            ", which the list does not say");
    }
    return wrong;
}

TEST(Floors, a_question_asks_another_only_where_that_is_said)
{
    EXPECT_THAT(broken_anywhere(wrong_questions), IsEmpty());
    EXPECT_THAT(wrong_questions("src/questions/chance.cpp", "#include \"holdfast/questions/budget.hpp\"\n"),
                ElementsAre("src/questions/chance.cpp:1: chance asks budget, which the list does not say"));
}

//! One spelling: from the include root, be it a neighbour's.
Lines wrong_spelling(std::string const& path, std::string const& text)
{
    Lines wrong;
    auto const lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (auto const header = included(lines[i], '"', '"'); header && header->find('/') == std::string::npos)
            wrong.push_back(where(path, i) + " includes \"" + *header + "\": spell it from the include root");
    return wrong;
}

TEST(Floors, includes_are_spelt_from_the_include_root)
{
    EXPECT_THAT(broken_anywhere(wrong_spelling), IsEmpty());
    EXPECT_THAT(wrong_spelling("src/engine/plan.cpp", "#include \"plan.hpp\"\n"),
                ElementsAre("src/engine/plan.cpp:1 includes \"plan.hpp\": spell it from the include root"));
}

TEST(Floors, strangers_stay_where_they_were_let_in) { EXPECT_THAT(broken_anywhere(wrong_strangers), IsEmpty()); }

TEST(Floors, nothing_below_the_command_prints_exits_or_reads_a_clock)
{
    EXPECT_THAT(broken_anywhere(wrong_deeds), IsEmpty());
}

TEST(Floors, every_document_of_json_is_written_by_one_function)
{
    EXPECT_THAT(broken_anywhere(wrong_dumps), IsEmpty());
    EXPECT_THAT(wrong_dumps("src/report/a.cpp", "int x;\nreturn document.dump(2);\n"),
                ElementsAre("src/report/a.cpp:2 writes JSON past report::written"));
}

TEST(Floors, every_public_header_begins_by_saying_what_it_is)
{
    Lines silent;
    for (auto const& [path, text] : all_files())
        if (begins(path, "include/") && !begins(text, "//! ")) silent.push_back(path + ":1 does not begin with //!");
    EXPECT_THAT(silent, IsEmpty());
}

// The checker itself, on planted texts.

TEST(FloorsChecker, catches_a_climb_and_says_where)
{
    std::string const text = "#include \"holdfast/workforce/projection.hpp\"\n\n#include <vector>\n"
                             "#include \"holdfast/base/contract.hpp\"\n  #  include \"holdfast/outcomes/lines.hpp\"\n";
    EXPECT_THAT(wrong_floors("src/workforce/projection.cpp", text),
                ElementsAre("src/workforce/projection.cpp:5 includes outcomes (floor 3) from workforce (floor 2)"));
}

TEST(FloorsChecker, catches_a_sibling_tower_and_a_private_header)
{
    EXPECT_THAT(wrong_floors("include/holdfast/belief/belief.hpp", "#include \"holdfast/workforce/effect.hpp\"\n"),
                ElementsAre("include/holdfast/belief/belief.hpp:1 includes workforce (floor 2) from belief (floor 2)"));
    EXPECT_THAT(wrong_floors("src/report/savings/json.cpp", "#include \"inputs/files/document.hpp\"\n"),
                ElementsAre("src/report/savings/json.cpp:1 includes inputs (floor 9) from report (floor 9)"));
    EXPECT_THAT(wrong_floors("src/base/money.cpp", "#include \"helpers/all.hpp\"\n"),
                ElementsAre("src/base/money.cpp:1 includes helpers (no floor of the house) from base (floor 0)"));
    EXPECT_THAT(wrong_floors("src/utils/all.cpp", ""),
                ElementsAre("src/utils/all.cpp lies in utils (no floor of the house)"));
}

TEST(FloorsChecker, catches_rooms_that_lead_to_each_other_and_those_that_do_by_way_of_another)
{
    File const book{"src/report/workbook/book.cpp",
                    "#include \"report/forms/svg.hpp\"\n#include \"report/workbook/formula.hpp\"\n"};
    EXPECT_THAT(rooms_in_circles({book}), IsEmpty());
    EXPECT_THAT(rooms_in_circles({book, {"src/report/forms/svg.cpp", "#include \"report/workbook/book.hpp\"\n"}}),
                ElementsAre("report/forms <-> report/workbook"));
    EXPECT_THAT(rooms_in_circles({{"src/report/a/x.cpp", "#include \"report/b/x.hpp\"\n"},
                                  {"src/report/b/x.cpp", "#include \"report/c/x.hpp\"\n"},
                                  {"src/report/c/x.cpp", "#include \"report/a/x.hpp\"\n"}}),
                ElementsAre("report/a <-> report/b", "report/a <-> report/c", "report/b <-> report/c"));
}

TEST(FloorsChecker, lets_a_folder_see_itself_and_what_lies_below)
{
    EXPECT_THAT(wrong_floors("src/engine/plan.cpp",
                             "#include \"engine/plan.hpp\"\n#include \"engine/workers.hpp\"\n"
                             "#include \"base/decimal.hpp\"\n#include \"holdfast/belief/belief.hpp\"\n"
                             "// #include \"inputs/files/csv.hpp\"\n"),
                IsEmpty());
}

TEST(FloorsChecker, catches_a_stranger_where_it_does_not_live)
{
    EXPECT_THAT(
        wrong_strangers("src/engine/plan.cpp", "#include <vector>\n#include <toml++/toml.h>\n"),
        ElementsAre("src/engine/plan.cpp:2 includes <toml++/toml.h>, which lives in src/inputs/files/toml_source.cpp"));
    EXPECT_THAT(wrong_strangers("include/holdfast/base/money.hpp", "#include <fmt/format.h>\n"),
                ElementsAre("include/holdfast/base/money.hpp:1 includes <fmt/format.h>, which lives in src/"));
    EXPECT_THAT(wrong_strangers("src/base/text.cpp", "#include <fmt/format.h>\n#include <cstdint>\n"), IsEmpty());
    EXPECT_THAT(wrong_strangers("src/base/text.cpp", "#include <curl/curl.h>\n"),
                ElementsAre("src/base/text.cpp:1 includes <curl/curl.h>, which docs/architecture.md does not know"));
}

TEST(FloorsChecker, catches_printing_exiting_and_clocks_but_not_words)
{
    auto const found = [](std::string const& text) { return wrong_deeds("src/study/a.cpp", text).size(); };
    EXPECT_THAT(wrong_deeds("src/study/a.cpp", "int x;\nstd::cout << x;\n"),
                ElementsAre("src/study/a.cpp:2 prints, and nothing below cli does"));
    for (auto const* text : {"std::cerr << 1;", "printf(\"x\");", "  std::printf (\"x\");", "fmt::print(\"x\");",
                             "std::puts(s);", "std::exit(1);", "exit(1);", "if (x) abort();", "std::terminate();",
                             "std::time(nullptr);", "auto now = std::chrono::system_clock::now();"})
        EXPECT_EQ(found(text), 1U) << text;
    for (auto const* text :
         {"prices.exit = add(study.prices.exit);", "at(lines, Line::exit) = 0.0;", "// std::cout << 1;",
          "/* exit(1) */ int a;", "says(\"exit(1) with std::cout\");", "std::snprintf(b, n, f);",
          "double time_to(int);", "auto const n = 10'000; // abort()", "record.exit(1);"})
        EXPECT_EQ(found(text), 0U) << text;
    EXPECT_THAT(wrong_deeds("src/cli/main.cpp", "std::cout << 1;"), IsEmpty());
}
