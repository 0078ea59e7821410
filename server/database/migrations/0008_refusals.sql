-- A "no" of the product that is decided where the race is decided: the message is a code of the contract, and
-- server/database/database.ts makes a Refusal of it.
create function refuse(code text) returns void language plpgsql as $$
begin
  raise exception '%', code using errcode = 'MB000';
end $$;
