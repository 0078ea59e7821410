const { writeFileSync } = require('node:fs');

/** Writes what came of each file to OUTCOME_FILE, for tools/test.ts. A file that does not even load counts as one failure. */
class SummaryReporter {
  onRunComplete(_contexts, { testResults }) {
    if (!process.env.OUTCOME_FILE) return;
    const files = testResults.map((file) => ({
      path: file.testFilePath,
      project: file.displayName?.name,
      passed: file.numPassingTests,
      failed: file.numFailingTests || (file.testExecError ? 1 : 0),
      skipped: file.numPendingTests + file.numTodoTests,
    }));
    writeFileSync(process.env.OUTCOME_FILE, JSON.stringify(files));
  }
}

module.exports = SummaryReporter;
