#include "holdfast/outcomes/lines.hpp"

#include "holdfast/outcomes/strategy.hpp"

namespace holdfast {

std::string_view name(Line line)
{
    switch (line) {
    case Line::pay: return "pay";
    case Line::agency: return "agency";
    case Line::recruitment: return "recruitment";
    case Line::induction: return "induction";
    case Line::exit: return "exit";
    case Line::programme: return "programme";
    case Line::uncovered: return "uncovered";
    case Line::ramp_up: return "ramp_up";
    case Line::absence: return "absence";
    case Line::programme_time: return "programme_time";
    }
    return "";
}

std::string_view name(CostPart part)
{
    switch (part) {
    case CostPart::stated: return "stated";
    case CostPart::built: return "built";
    case CostPart::guessed: return "guessed";
    }
    return "";
}

std::string_view label(Line line)
{
    switch (line) {
    case Line::pay: return "pay of permanent staff";
    case Line::agency: return "agency cover";
    case Line::recruitment: return "recruitment";
    case Line::induction: return "induction";
    case Line::exit: return "exit costs of leavers";
    case Line::programme: return "the programme itself";
    case Line::uncovered: return "vacant and not covered";
    case Line::ramp_up: return "starters not yet fully productive";
    case Line::absence: return "sickness absence";
    case Line::programme_time: return "staff time that the programme takes";
    }
    return "";
}

}  // namespace holdfast
