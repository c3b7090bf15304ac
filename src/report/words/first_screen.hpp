//! What first screens share: an answer that fits 24 lines of 80 columns, no sentence above 30 words, what to type next at the end.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/report/text_style.hpp"
#include "holdfast/study/findings.hpp"
#include "report/forms/paper.hpp"
#include "report/words/evidence.hpp"
#include "report/words/left_words.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! "Its cost is our guess: put in a quotation before you rely on it." Whether the cash is a guess is decided by what is paid;
//! of cash that is known beside hours that are not, it says so. Empty where all of it is somebody's figure.
[[nodiscard]] std::string cost_sentence(ByPart<bool> const& cost_parts, bool hours_guessed);
//! What the effect rests on, as one short sentence: "Based on one published study, whose result we reduced."
[[nodiscard]] std::string_view based_on(Grounds const&);
//! "With ARC, Leeds could on average lose £1.4m in cash over five years (−£3.1m to £1.2m). That is not discounted. The chance that
//! it pays for itself is 16 in 100." What is left after paying for the programme; a loss is never called a saving, and "would"
//! is said of nothing that the range denies (left_words.hpp). The chance where it is known.
[[nodiscard]] std::string left_in_cash(std::string const& who, std::string const& programme, Study const&,
                                       Estimate const& left, Counted, std::optional<double> chance);
//! "ARC would cost Leeds £2.3m over five years, not discounted.", where nothing is set against it.
[[nodiscard]] std::string cost_over_years(std::string const& programme, std::string const& who, double pounds,
                                          Study const&);
//! Fit to be typed after a prompt, whatever a file calls it: Leeds, "County Durham", costs/mine.toml, 'cost in $.toml'. Every name,
//! path and value in a command that is printed goes through here.
[[nodiscard]] std::string as_typed(std::string_view);

//! The inputs that an answer is of, as they are typed after a command about one authority (" --study mine.toml --with c.toml")
//! and after any other (" mine.toml --with c.toml"): a hint that leaves them out would answer from other inputs.
[[nodiscard]] std::string inputs_of_one(TextStyle const&);
[[nodiscard]] std::string inputs_of_all(TextStyle const&);
//! The same, and what was chosen of them: " mine.toml --region \"North East\" --intervention arc".
[[nodiscard]] std::string choice_of_all(TextStyle const&);
//! Instead of an authority, where a command takes one or a region: "--region \"North East\"" where regions alone were chosen,
//! otherwise the name; and "AUTHORITY", to be filled in, where there is no one name.
[[nodiscard]] std::string one_or_region(TextStyle const&, std::string_view only_authority);

//! Where a first screen ends.
struct ScreenEnd {
    std::uint64_t draws{};          //!< 0: nothing was drawn
    std::size_t warnings{};         //!< about the inputs: counted here, told in full
    std::vector<std::string> next;  //!< "the sum to the penny: holdfast explain Leeds arc"
    std::string inputs{};           //!< put behind each command of `next`
};
void end_screen(Paper&, ScreenEnd const&);

//! What a first screen may have.
inline constexpr std::size_t lines_of_a_screen = 24;
//! The text with as many rows as leave it within 24 lines, from `most` down to `least`; with the least where none does.
template <class MadeWithRows>
[[nodiscard]] std::string fitted(std::size_t most, std::size_t least, MadeWithRows const& made)
{
    for (auto rows = most; rows > least; --rows)
        if (auto text = made(rows);
            static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <= lines_of_a_screen)
            return text;
    return made(least);
}

//! A page for a style's width, as every command's text begins.
[[nodiscard]] Paper page_of_width(int width, bool colour);

}  // namespace holdfast::report
