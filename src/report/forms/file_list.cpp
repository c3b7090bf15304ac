#include "report/forms/file_list.hpp"

#include "base/text.hpp"
#include "report/forms/json_object.hpp"

#include <algorithm>

namespace holdfast::report {

namespace {

//! A file below the folder: no part of its name leads up, to the root, or to a hidden file.
bool is_below(std::string const& name)
{
    auto const parts = split(name, '/');
    return std::none_of(parts.begin(), parts.end(),
                        [](std::string const& part) { return part.empty() || part.front() == '.'; });
}

std::string text_of(Json const& object, char const* key)
{
    auto const found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

std::string file_list_json(FileList const& list)
{
    auto files = Json::array();
    for (auto const& file : list.files) files.push_back({{"name", file.name}, {"sha256", file.sha256}});
    Json document{{"version", list.by.version},
                  {"run", {{"command", list.by.command}, {"seed", list.by.seed}, {"draws", list.by.draws}}},
                  {"inputs_hash", list.by.inputs_hash},
                  {"files", std::move(files)}};
    if (!list.unfinished.empty()) document["unfinished"] = list.unfinished;
    return written(document, 2);
}

std::optional<FileList> file_list_from(std::string_view json)
{
    auto const document = Json::parse(json, nullptr, false);
    if (!document.is_object()) return std::nullopt;
    auto const files = document.find("files");
    if (files == document.end() || !files->is_array()) return std::nullopt;
    FileList list;
    list.by.version = text_of(document, "version");
    list.by.inputs_hash = text_of(document, "inputs_hash");
    if (auto const run = document.find("run"); run != document.end() && run->is_object())
        list.by.command = text_of(*run, "command");
    list.unfinished = text_of(document, "unfinished");
    if (list.unfinished.find('/') != std::string::npos) list.unfinished.clear();
    for (auto const& file : *files) {
        if (!file.is_object()) return std::nullopt;
        ListedFile one{text_of(file, "name"), text_of(file, "sha256")};
        if (is_below(one.name)) list.files.push_back(std::move(one));
    }
    return list;
}

}  // namespace holdfast::report
