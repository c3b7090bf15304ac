# The default build is the strict one: every warning is an error, in our code and nobody else's.
# Contraction to fused multiply-add is off everywhere: results must not depend on the machine.
function(holdfast_strict target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -ffp-contract=off -fno-math-errno)
  # Vectors wider than the baseline instruction set never cross a binary interface here: all of it is inlined.
  target_compile_options(${target} PRIVATE -Wno-psabi)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # False alarms of GCC 12 when it optimises: std::string's operator+ (its PR 105329) and std::optional.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-maybe-uninitialized)
  endif()
  holdfast_sanitize(${target})
endfunction()
