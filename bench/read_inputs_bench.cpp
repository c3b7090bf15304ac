// How long the shipped inputs take from the disk to a checked study, as every command begins with. The whole of it
// first, then its parts: the files' text, the same text as trees, the trees laid over one another, and the hash.

#include "belief/fitting.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "inputs/files/inputs_hash.hpp"
#include "inputs/files/toml_source.hpp"
#include "inputs/layers/layers.hpp"

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

std::string const folder = HOLDFAST_SOURCE_INPUTS;
std::string const study_path = folder + "/study.toml";

std::vector<std::string> shipped_files()
{
    DiskFiles const disk;
    auto paths = std::get<std::vector<std::string>>(disk.list(folder));
    auto const interventions = std::get<std::vector<std::string>>(disk.list(folder + "/interventions"));
    paths.insert(paths.end(), interventions.begin(), interventions.end());
    return paths;
}

std::vector<Source> shipped_texts()
{
    DiskFiles const disk;
    std::vector<Source> texts;
    for (auto const& path : shipped_files()) texts.emplace_back(path, std::get<std::string>(disk.read(path)));
    return texts;
}

void the_whole_study(benchmark::State& state)
{
    DiskFiles const disk;
    StudyRequest request;
    request.shipped_study_path = study_path;
    for (auto _ : state) {
        auto const read = read_study(request, disk);
        require(read.ok(), "the shipped inputs are without fault");
        benchmark::DoNotOptimize(&read);
    }
}

void texts_from_the_disk(benchmark::State& state)
{
    for (auto _ : state) benchmark::DoNotOptimize(shipped_texts());
}

void texts_into_trees(benchmark::State& state)
{
    auto const texts = shipped_texts();
    for (auto _ : state)
        for (auto const& text : texts) benchmark::DoNotOptimize(parse_toml(text));
}

//! Disk and trees, too: only what lies beyond them is new here.
void layers_over_one_another(benchmark::State& state)
{
    DiskFiles const disk;
    for (auto _ : state) {
        Layers layers(disk, study_path);
        layers.add_study(study_path);
        benchmark::DoNotOptimize(&layers.tree());
    }
}

void hash_of_the_inputs(benchmark::State& state)
{
    DiskFiles const disk;
    Layers layers(disk, study_path);
    layers.add_study(study_path);
    for (auto _ : state) benchmark::DoNotOptimize(sha256(canonical_text(layers.tree())));
}

//! The dearest fit that the inputs may ask for: a search for a beta, inside a search for its median.
void a_beta_about_its_median(benchmark::State& state)
{
    for (auto _ : state) benchmark::DoNotOptimize(from_median_interval(Family::beta, 0.2, 0.1, 0.33));
}

}  // namespace

BENCHMARK(the_whole_study)->Unit(benchmark::kMillisecond);
BENCHMARK(texts_from_the_disk)->Unit(benchmark::kMillisecond);
BENCHMARK(texts_into_trees)->Unit(benchmark::kMillisecond);
BENCHMARK(layers_over_one_another)->Unit(benchmark::kMillisecond);
BENCHMARK(hash_of_the_inputs)->Unit(benchmark::kMillisecond);
BENCHMARK(a_beta_about_its_median)->Unit(benchmark::kMillisecond);
