# The report's page by Node's own test runner: web/report/test.
# What needs a browser is an entry of its own, which ctest shows as skipped where there is none.
set(page_folder ${CMAKE_BINARY_DIR}/web/report)
set(page_tests ${PROJECT_SOURCE_DIR}/web/report/test)
add_test(NAME page_words COMMAND ${HOLDFAST_NODE} --test ${page_tests}/book.test.mjs ${page_tests}/words.test.mjs)
add_test(NAME page COMMAND ${HOLDFAST_NODE} --test ${page_tests}/page.test.mjs)
set_tests_properties(page PROPERTIES
  ENVIRONMENT "HOLDFAST_PAGE=${page_folder}/page.html;HOLDFAST_MODULES=${page_folder}/node_modules;HOLDFAST_PICTURES=${page_folder}/pictures"
  SKIP_REGULAR_EXPRESSION "no Chromium here"
  RUN_SERIAL TRUE TIMEOUT 600)
