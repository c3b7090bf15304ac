# The report's page in a browser, by Node's own test runner: web/report/test.
# Without a browser those tests are skipped, and the runner's closing lines count them.
set(page_folder ${CMAKE_BINARY_DIR}/web/report)
file(GLOB page_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/report/test/*.test.mjs)
add_test(NAME page COMMAND ${HOLDFAST_NODE} --test ${page_tests})
set_tests_properties(page PROPERTIES
  ENVIRONMENT "HOLDFAST_PAGE=${page_folder}/page.html;HOLDFAST_MODULES=${page_folder}/node_modules;HOLDFAST_PICTURES=${page_folder}/pictures"
  RUN_SERIAL TRUE TIMEOUT 600)
