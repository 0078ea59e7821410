/**
 * Ends the run with one line that continuous integration reads: `12 passed, 0 failed`. FAILED_STEPS names the checks that
 * failed before Jest began (see tools/test.ts); each counts as one failure, so that the line never contradicts the exit code.
 */
class SummaryReporter {
  onRunComplete(_contexts, results) {
    const steps = (process.env.FAILED_STEPS ?? '').split(',').filter(Boolean);
    // A file that does not even load has no tests of its own to fail: it counts as one.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + steps.length;
    const skipped = results.numPendingTests + results.numTodoTests;
    const counts = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const lines = steps.length > 0 ? [`also failed: ${steps.join(', ')}`, counts] : [counts];
    // Jest's own summary comes after the reporters of a configuration; nothing comes after the exit.
    process.on('exit', () => process.stdout.write(`${lines.join('\n')}\n`));
  }
}

module.exports = SummaryReporter;
