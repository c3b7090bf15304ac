//! What a command answers with: text, JSON or CSV, of which a command has some; to standard output, or into a file.
#pragma once

#include "cli/output/exit_code.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/report/text_style.hpp"

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! How an answer is made in each of its forms; only the form that is wanted is made.
struct Answer {
    std::function<std::string(TextStyle const&)> text;
    std::function<std::string()> json;
    std::function<std::string()> csv{};  //!< none where the command has no table
};

//! --format and --out: which forms there are, which one is wanted, and where it goes.
class AnswerOptions {
public:
    enum class Forms { text_json, text_json_csv };
    explicit AnswerOptions(Forms forms) : forms_(forms) {}

    //! --format, of the forms that there are, and --out FILE.
    void add_to(CLI::App&);
    //! --format alone, where --out is a folder or there is none.
    void add_format_to(CLI::App&);

    //! --full, of a command whose text has a first screen and more behind it.
    void add_full_to(CLI::App&);

    [[nodiscard]] bool is_text() const { return wanted_ == "text"; }
    [[nodiscard]] bool is_json() const { return wanted_ == "json"; }
    [[nodiscard]] bool is_full() const { return full_; }

    //! Makes the form that is wanted, and prints or writes it.
    //! `asked` names the inputs, which what may be typed next repeats.
    [[nodiscard]] ExitCode hand_over(Answer const&, StudyOptions const& asked = {}) const;

private:
    Forms forms_;
    std::string wanted_{"text"};  //!< text, json, csv
    std::string out_;             //!< empty: standard output
    bool full_{};                 //!< TextStyle::full
};

//! --out FILE of a command whose answer has one form.
void add_out_file(CLI::App&, std::string& out);

}  // namespace holdfast::cli
