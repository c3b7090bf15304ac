#include "cli/answer_options.hpp"

#include "cli/output/answers.hpp"
#include "holdfast/base/contract.hpp"

namespace holdfast::cli {

void AnswerOptions::add_to(CLI::App& app)
{
    add_format_to(app);
    add_out_file(app, out_);
}

void AnswerOptions::add_format_to(CLI::App& app)
{
    bool const with_csv = forms_ == Forms::text_json_csv;
    app.add_option("--format", wanted_, with_csv ? "what to print: text, json or csv" : "what to print: text or json")
        ->check(with_csv ? CLI::IsMember({"text", "json", "csv"}) : CLI::IsMember({"text", "json"}));
}

void AnswerOptions::add_full_to(CLI::App& app)
{
    app.add_flag("--full", full_, "print everything, not the first screen alone");
}

ExitCode AnswerOptions::hand_over(Answer const& answer, StudyOptions const& asked) const
{
    require((forms_ == Forms::text_json_csv) == static_cast<bool>(answer.csv),
            "an answer has the forms that are offered");
    if (wanted_ == "json") return cli::hand_over(answer.json(), out_);
    if (wanted_ == "csv") return cli::hand_over(answer.csv(), out_);
    auto style = style_of_page(out_);
    style.full = full_;
    name_inputs(style, asked);
    return cli::hand_over(answer.text(style), out_);
}

void add_out_file(CLI::App& app, std::string& out)
{
    app.add_option("--out", out, "the file to write; without it, standard output")->type_name("FILE");
}

}  // namespace holdfast::cli
