alter table staff add column roles text[] not null default '{}' check (roles <@ array['finance']);
