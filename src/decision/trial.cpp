#include "holdfast/decision/trial.hpp"

#include <algorithm>

namespace holdfast {

double ClusterTrial::cluster_size(std::size_t workers_per_arm) const
{
    if (workers_per_cluster) return static_cast<double>(std::min(*workers_per_cluster, workers_per_arm));
    return static_cast<double>(workers_per_arm) / static_cast<double>(clusters_per_arm.value_or(1));
}

double ClusterTrial::design_effect(std::size_t workers_per_arm) const
{
    return 1.0 + std::max(cluster_size(workers_per_arm) - 1.0, 0.0) * intra_cluster_correlation;
}

std::size_t informs(StudyDesign const& design)
{
    struct Number {
        std::size_t operator()(NormalSample const& sample) const { return sample.parameter; }
        std::size_t operator()(BinomialSample const& sample) const { return sample.parameter; }
        std::size_t operator()(ClusterTrial const& trial) const { return trial.log_hazard_ratio; }
    };
    return std::visit(Number{}, design);
}

}  // namespace holdfast
