const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What `stopAudits` gives: the measurements as JSON, and a page to look at. */
export const auditReport = (metrics: unknown): { data: string; report: string } => {
  const data = JSON.stringify(metrics ?? {});
  const table = escaped(JSON.stringify(metrics ?? {}, null, 2));
  return { data, report: `<!DOCTYPE html><html><head><meta charset="utf-8"><title>weapp-host</title></head><body><pre>${table}</pre></body></html>` };
};
