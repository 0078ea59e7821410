-- By which the card side knows whose move it is, until it is known what became of it: a member who closes their account meanwhile is
-- known by nothing else any more, and their points would be lost.
alter table exchanges add column openid text;
update exchanges e set openid = m.openid from members m where m.id = e.member_id and e.state = 'pending' and m.erased_at is null;
