#include "report/words/long_lists.hpp"

#include "base/text.hpp"
#include "report/words/wording.hpp"

namespace holdfast::report {

namespace {

std::string joined(std::vector<std::string> const& items, std::string_view between)
{
    if (between.empty()) return in_words(items);
    std::string text;
    for (auto const& item : items) text += (text.empty() ? "" : std::string(between)) + item;
    return text;
}

}  // namespace

std::string listed_in_sentences(ListWords const& words, std::vector<std::string> const& items)
{
    std::string text;
    std::vector<std::string> now;
    auto const sentence = [&](std::vector<std::string> const& of) {
        return std::string(text.empty() ? words.lead : words.further) + " " + joined(of, words.between) + ".";
    };
    auto const close = [&] {
        text += (text.empty() ? "" : " ") + sentence(now);
        now.clear();
    };
    for (auto const& item : items) {
        auto with = now;
        with.push_back(item);
        if (!now.empty() && words_in(sentence(with)) > words_of_a_sentence) close();
        now.push_back(item);
    }
    if (!now.empty()) close();
    return text;
}

}  // namespace holdfast::report
