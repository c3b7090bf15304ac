// No sentence that a command prints or a report shows has more than 45 words (docs/words.md): counted in the texts that the
// goldens hold, in the data of the page, and in the paper and the members' summary of a made-up study.
// What the inputs say of a figure (source, note, why) is quoted as it was written, and is not counted.
#include "holdfast/report/report.hpp"
#include "report/words/long_lists.hpp"
#include "support/files.hpp"
#include "support/sample_report.hpp"
#include "support/sentences_in.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;

namespace {

using std::filesystem::path;

//! The sentences of a text, which somebody else wrote and an output quotes.
void add_sentences(std::string const& text, std::vector<std::string>& quoted)
{
    for (auto const& sentence : test::sentences_of(text)) quoted.push_back(sentence.text);
}

//! What stands after `key = "` up to the next quotation mark that is not escaped.
void add_values(std::string const& toml, std::string const& key, std::vector<std::string>& quoted)
{
    auto const opening = key + " = \"";
    for (auto at = toml.find(opening); at != std::string::npos; at = toml.find(opening, at + 1)) {
        std::string value;
        for (auto i = at + opening.size(); i < toml.size() && toml[i] != '"'; ++i) {
            if (toml[i] == '\\' && i + 1 < toml.size()) ++i;
            value += toml[i];
        }
        add_sentences(value, quoted);
    }
}

std::vector<path> files_below(path const& folder, std::string_view extension)
{
    std::vector<path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> quoted_in_inputs()
{
    std::vector<std::string> quoted;
    for (auto const* folder : {"inputs", "examples"})
        for (auto const& file : files_below(path(where::project()) / folder, ".toml"))
            for (auto const* key : {"source", "note", "why"}) add_values(test::text_of(file), key, quoted);
    // Only the longest can make a sentence too long, and a short one ("DfE.") would be taken out of another's middle.
    std::erase_if(quoted, [](std::string const& text) { return text.size() < 60; });
    return quoted;
}

//! The sentence without what it quotes.
std::size_t own_words(std::string sentence, std::vector<std::string> const& quoted)
{
    for (auto const& one : quoted)
        if (auto const at = sentence.find(one); at != std::string::npos) sentence.replace(at, one.size(), "…");
    return test::in_sentences::count_words(sentence);
}

//! No table of commas: its lines run on.
std::string without_csv(std::string const& text)
{
    std::string kept;
    for (std::size_t from = 0; from < text.size();) {
        auto const end = std::min(text.find('\n', from), text.size());
        auto const line = text.substr(from, end - from);
        bool const is_csv = std::count(line.begin(), line.end(), ',') > 4 && line.find(", ") == std::string::npos;
        kept += (is_csv ? "" : line) + "\n";
        from = end + 1;
    }
    return kept;
}

std::string offenders(std::string const& where, std::string const& text, std::vector<std::string> const& quoted)
{
    std::string list;
    for (auto const& sentence : test::sentences_longer_than(report::words_of_a_sentence, text))
        if (auto const words = own_words(sentence.text, quoted); words > report::words_of_a_sentence)
            list += "\n" + where + ": " + std::to_string(words) + " words: " + sentence.text;
    return list;
}

//! Every text of the page's data but pictures, and what is quoted from inputs.
void add_texts(nlohmann::json const& value, std::vector<std::string>& texts)
{
    if (value.is_string()) texts.push_back(value.get<std::string>());
    if (value.is_array())
        for (auto const& member : value) add_texts(member, texts);
    if (value.is_object())
        for (auto const& [key, member] : value.items())
            if (key != "picture" && key != "source" && key != "note" && key != "why") add_texts(member, texts);
}

std::string offenders_in_data(std::string const& where, std::string const& json)
{
    std::vector<std::string> texts;
    add_texts(nlohmann::json::parse(json), texts);
    std::string list;
    for (auto const& text : texts) list += offenders(where, text, {});
    return list;
}

}  // namespace

TEST(PrintedSentences, quotations_are_not_counted_and_what_stands_around_them_is)
{
    std::vector<std::string> quoted;
    add_values("mean = 3\nsource = \"A \\\"paper\\\" of the year. It says so\"\nresource = 4\n", "source", quoted);
    EXPECT_EQ(quoted, (std::vector<std::string>{"A \"paper\" of the year.", "It says so"}));
    EXPECT_EQ(own_words("cover: It says so (ours)", quoted), 2U);
    EXPECT_EQ(without_csv("a,b,c,d,e,f\nOne, two, three, four, five, six.\n"), "\nOne, two, three, four, five, six.\n");
}

TEST(PrintedSentences, no_golden_has_one_of_more_than_forty_five_words)
{
    auto const quoted = quoted_in_inputs();
    auto const goldens = path(where::project()) / "tests" / "golden";
    std::string list;
    for (auto const* extension : {".txt", ".md"})
        for (auto const& file : files_below(goldens, extension))
            list += offenders(file.parent_path().filename().string() + "/" + file.filename().string(),
                              without_csv(test::text_of(file)), quoted);
    EXPECT_EQ(list, "");
}

TEST(PrintedSentences, nor_has_the_data_of_the_page)
{
    auto const fixture = path(where::project()) / "web" / "report" / "test" / "report-data.json";
    EXPECT_EQ(offenders_in_data("report-data.json", test::text_of(fixture)), "");
    EXPECT_EQ(offenders_in_data("the sample's page", report_data_json(sample::report_material())), "");
}

TEST(PrintedSentences, nor_has_the_paper_or_the_page_for_members)
{
    auto material = sample::report_material();
    for (std::size_t strategy = 0; strategy < material.findings.strategies.size(); ++strategy) {
        material.choice.strategy = strategy;
        auto const name = material.findings.strategies[strategy].name;
        EXPECT_EQ(offenders("paper, " + name, report_markdown(material), {}), "");
        EXPECT_EQ(offenders("members, " + name, members_markdown(material), {}), "");
    }
}
