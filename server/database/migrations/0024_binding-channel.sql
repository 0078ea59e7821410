-- By which channel a new member came: that of the code they were bound by, so that a channel's funnel has its new members too. A place
-- under the node has it; where the chain is full there is none, and the open says it. Null only of what an older process still writes.
alter table bindings add column channel text check (channel in ('chat', 'timeline', 'poster', 'link'));

alter table bindings disable trigger bindings_append_only;
update bindings b set channel = coalesce(
  (select n.channel from nodes n where n.parent_id = b.node_id and n.member_id = b.member_id),
  (select o.channel from opens o where o.node_id = b.node_id and o.member_id = b.member_id and o.opened_at = b.bound_at order by o.id limit 1)
);
alter table bindings enable trigger bindings_append_only;
