#include "holdfast/outcomes/resources.hpp"

namespace holdfast {

std::string_view name(ResourcePer per)
{
    switch (per) {
    case ResourcePer::worker_year: return "worker and year";
    case ResourcePer::team_year: return "team and year";
    case ResourcePer::authority_once: return "authority once";
    case ResourcePer::authority_year: return "authority and year";
    case ResourcePer::starter: return "starter";
    }
    return "";
}

std::string_view name(ResourceKind kind) { return kind == ResourceKind::cash ? "cash" : "time"; }

}  // namespace holdfast
