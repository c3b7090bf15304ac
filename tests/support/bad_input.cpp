#include "support/bad_input.hpp"

#include "base/text.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "inputs/published/dfe_workforce.hpp"
#include "support/files.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>

namespace holdfast::test {

namespace {

namespace disk = std::filesystem;

std::string const root = where::project() + "/";
std::string const folder = root + "tests/bad_inputs/";

//! Paths as seen from the project's root, wherever that is.
std::string without_root(std::string text)
{
    for (auto at = text.find(root); at != std::string::npos; at = text.find(root, at)) text.erase(at, root.size());
    return text;
}

//! "… #! a #! b": both.
void complaints_on(std::string_view line, std::string const& file, unsigned number, std::vector<Complaint>& into)
{
    constexpr std::string_view mark = "#! ";
    for (auto at = line.find(mark); at != std::string_view::npos;) {
        line.remove_prefix(at + mark.size());
        at = line.find(mark);
        into.push_back({file, number, std::string(trimmed(line.substr(0, at)))});
    }
}

std::vector<Complaint> complaints_in(std::string const& path)
{
    std::vector<Complaint> list;
    std::istringstream lines(text_of(path));
    std::string line;
    for (unsigned number = 1; std::getline(lines, line); ++number)
        complaints_on(line, without_root(path), number, list);
    return list;
}

std::vector<Complaint> as_complaints(Problems const& problems)
{
    std::vector<Complaint> list;
    for (auto const& p : problems)
        list.push_back({without_root(p.at.file), p.at.line,
                        (p.kind == Problem::Kind::warning ? "warning: " : "") + without_root(p.says)});
    return list;
}

StudyRequest over_shipped()
{
    StudyRequest request;
    request.shipped_study_path = root + "inputs/study.toml";
    return request;
}

BadInput finished(std::string name, Problems problems, std::vector<Complaint> expected)
{
    return {std::move(name), as_complaints(problems), std::move(expected), std::move(problems)};
}

BadInput run_toml(std::string const& name)
{
    auto const path = folder + name + ".toml";
    auto request = over_shipped();
    if (text_of(path).find("based_on") != std::string::npos) request.study_path = path;
    else request.with = {path};
    return finished(name, read_study(request, DiskFiles{}).problems, complaints_in(path));
}

BadInput run_folder(std::string const& name)
{
    auto request = over_shipped();
    request.study_path = folder + name + "/study.toml";
    std::vector<Complaint> expected;
    for (auto const& file : disk::recursive_directory_iterator(folder + name)) {
        if (file.path().extension() != ".toml") continue;
        auto more = complaints_in(file.path().string());
        expected.insert(expected.end(), more.begin(), more.end());
    }
    return finished(name, read_study(request, DiskFiles{}).problems, std::move(expected));
}

//! What a .expected file asks for.
struct Asked {
    StudyRequest request{over_shipped()};
    std::vector<std::string> check;
    std::vector<std::string> csv;
    std::vector<Complaint> expected;
};

void ask(std::string const& what, std::string const& value, Asked& asked)
{
    auto& request = asked.request;
    if (what == "set") request.set.push_back(value);
    else if (what == "with") request.with.push_back(folder + value);
    else if (what == "study") request.study_path = folder + value;
    else if (what == "check") asked.check.push_back(folder + value);
    else if (what == "csv") asked.csv.push_back(folder + value);
    else if (what == "authority") request.authorities = std::vector<std::string>{value};
    else if (what == "region") request.regions = std::vector<std::string>{value};
    else if (what == "intervention") request.interventions = std::vector<std::string>{value};
    else if (what == "draws") request.draws = std::strtoull(value.c_str(), nullptr, 10);
    else if (what == "seed") request.seed = std::strtoull(value.c_str(), nullptr, 10);
    else throw std::runtime_error("a case asks for " + what + ", which nobody understands");
}

Asked read_expectation(std::string const& path)
{
    Asked asked;
    std::istringstream lines(text_of(path));
    std::string line;
    while (std::getline(lines, line) && !line.empty()) {
        auto const colon = line.find(": ");
        ask(line.substr(0, colon), line.substr(colon + 2), asked);
    }
    while (std::getline(lines, line)) {
        // file:line: says
        auto const first = line.find(':');
        auto const second = line.find(": ", first + 1);
        if (second == std::string::npos) continue;
        auto const number = std::strtoul(line.substr(first + 1, second - first - 1).c_str(), nullptr, 10);
        asked.expected.push_back({line.substr(0, first), static_cast<unsigned>(number), line.substr(second + 2)});
    }
    return asked;
}

BadInput run_expected(std::string const& name)
{
    auto asked = read_expectation(folder + name + ".expected");
    if (!asked.check.empty())
        return finished(name, check_files(asked.check, asked.request.shipped_study_path, DiskFiles{}).problems,
                        std::move(asked.expected));
    if (!asked.csv.empty()) {
        std::vector<CsvFile> files;
        for (auto const& path : asked.csv) files.push_back({path, text_of(path)});
        return finished(name, import_dfe(files).problems, std::move(asked.expected));
    }
    return finished(name, read_study(asked.request, DiskFiles{}).problems, std::move(asked.expected));
}

}  // namespace

std::vector<std::string> bad_input_names()
{
    std::vector<std::string> names;
    for (auto const& entry : disk::directory_iterator(folder)) {
        auto const extension = entry.path().extension();
        if (extension == ".toml" || extension == ".expected" ||
            (entry.is_directory() && disk::exists(entry.path() / "study.toml")))
            names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

BadInput const& run_bad_input(std::string const& name)
{
    static std::map<std::string, BadInput> known;
    auto const found = known.find(name);
    if (found != known.end()) return found->second;
    auto result = disk::is_directory(folder + name)           ? run_folder(name)
                  : disk::exists(folder + name + ".expected") ? run_expected(name)
                                                              : run_toml(name);
    return known.emplace(name, std::move(result)).first->second;
}

}  // namespace holdfast::test
