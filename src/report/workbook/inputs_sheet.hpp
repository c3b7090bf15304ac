//! The inputs of the chosen pair as named cells: what may be changed is unlocked, what follows from it is worked out below.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/sheet_subject.hpp"

#include <optional>
#include <vector>

namespace holdfast::report {

//! How a member of the strategy is felt; only where its effect on leaving is known.
struct LiveEffect {
    Formula log_hazard_ratio;  //!< as used: weakened for design and by overlap (M11, M14)
    Formula lag, ramp, half_life;
    Formula level_at_stop;  //!< f at the end of delivery (M10)
    std::optional<Formula> absence_ratio;
};

//! One thing that a member takes: what a unit of its amount comes to, in cash and in the time of staff (M19a).
struct LiveResource {
    ProgrammePart amount{};
    CostPart part{};
    std::optional<Formula> cash, time;
    bool capital{};
};

struct LiveMember {
    std::string name;
    Formula coverage, start, stop;                 //!< [months after the study's start]
    std::vector<Formula> eligible;                 //!< by band, 0 or 1
    ProgrammeCosts<std::optional<Formula>> costs;  //!< [£]
    PartsOfCosts parts;
    std::optional<LiveEffect> effect;
    std::vector<LiveResource> takes{};
};

//! Every live cell that the model is made of, by the name it has in formulas.
struct LiveInputs : SharedPrices<Formula> {
    Formula months_to_fill, filled_within_a_month, posts, opening_frictional, structural;
    std::vector<Formula> opening_staff, hazards, chances, moving_up;  //!< by band
    std::optional<Formula> most_hires;
    std::optional<Formula> monthly_growth;  //!< none: posts do not grow
    struct Rate {
        double from_year{};
        Formula rate;
    };
    std::vector<Rate> discounting;  //!< only what the horizon reaches
    std::vector<LiveMember> members;
    Formula changed;  //!< how many inputs are not as they were first written
};

[[nodiscard]] LiveInputs write_inputs(Book&, Page&, SheetSubject const&);

//! The rows that stay in sight at the top of the inputs: what comes out, and what came out at first.
struct PanelFigure {
    std::string label;
    Formula live;
    double first{};
};
void write_panel(Page&, std::vector<PanelFigure> const&, Formula const& changed);

}  // namespace holdfast::report
