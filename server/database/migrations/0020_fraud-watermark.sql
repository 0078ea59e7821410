-- Everything that happened before this instant was looked at. The place the scan stopped at does not say so: where nobody comes, it
-- stands still though there is nothing it has not seen. What was earned waits for it (docs/fraud.md).
alter table fraud_scan add column looked_until timestamptz not null default '-infinity';
update fraud_scan set looked_until = arrived_at;
