//! Who is spoken of on a page about one authority and one strategy, and what nobody may overlook in it.
#pragma once

#include "holdfast/study/findings.hpp"
#include "report/words/evidence.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast::report {

struct Subject {
    Strategy const& strategy;
    Authority const& authority;
    Grounds evidence;
    std::string placeholder;  //!< "our guess", "partly our guess"; empty where there is none
};

//! The head has one authority, or the first is only one of a sum.
[[nodiscard]] Subject subject_of(Findings const& head, std::size_t strategy);
[[nodiscard]] std::string name_of(Subject const&);
//! Whose figures they are: the authority's name, or what the sum over several is called (study/scope.hpp). As the inputs have it.
[[nodiscard]] std::string name_of_place(Study const&);

inline constexpr char const* wholly_placeholder = "our guess";
//! "our guess" or "partly our guess"; empty where every cost is somebody's figure.
[[nodiscard]] std::string placeholder_words(ByPart<bool> const& cost_parts);
//! "the programme's own cost", "a cost that is our guess", "a cost that is partly our guess".
[[nodiscard]] std::string cost_words(std::string const& placeholder_words);
//! "after the programme's own cost", "after a cost that is our guess", "after a cost that is partly our guess".
[[nodiscard]] std::string after_cost(std::string const& placeholder_words);

//! What is saved, and whether by people who stay.
struct CashAndPeople {
    std::string who;
    double cash_before_programme{};  //!< [£]
    double people_kept{};            //!< above 0 where fewer leave, in any unit
    double pay{};                    //!< saving on pay [£]: above 0 where fewer posts are filled
};

//! Cash and people may point in different directions: an empty post costs no pay. Nobody should take that for a saving.
//! A clause after "; ", or empty. It speaks of empty posts only where the pay line shows them: where many draws pull both
//! ways, cash may be above and people below 0 on average without a post that is emptier for longer.
[[nodiscard]] std::string empty_posts_clause(CashAndPeople const&);

//! The clause with the names of those whom it is about, one text for each kind: "Leeds and York: this cash comes …", without
//! a full stop.
[[nodiscard]] std::vector<std::string> empty_posts_of(std::vector<CashAndPeople> const&);

//! When a saving on agency cover is one.
inline constexpr char const* agency_workers_go =
    "Agency workers who cover a vacant post would have to go when the post is filled: otherwise the saving on agency "
    "cover would not be made.";

}  // namespace holdfast::report
