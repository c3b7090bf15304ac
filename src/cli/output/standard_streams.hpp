//! The three standard streams, of which any may be closed, full, or a pipe whose reader has gone.
//! Every command writes its answer through print_text and everything else through say: so an answer that could not be
//! written is always noticed (exit code 3), and a message that could not be written never costs an answer.
//! A test holds src/cli to it: no other call prints. Tested in tests/cli/outside_test.cpp.
#pragma once

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace holdfast::cli {

//! To be called before anything is opened: a stream that is closed gets a place, so that no file opened later is taken for
//! it and filled with messages; a reader that goes away, or a limit on the size of files, is an error of writing, not the
//! end of the process.
void prepare_standard_streams();

//! To standard error, as far as that can be written.
void say_text(std::string_view);
template <class... Values> void say(fmt::format_string<Values...> form, Values&&... values)
{
    say_text(fmt::format(form, std::forward<Values>(values)...));
}

//! To standard output, all of it: 0, or the number of the error.
[[nodiscard]] int print_text(std::string_view);

}  // namespace holdfast::cli
