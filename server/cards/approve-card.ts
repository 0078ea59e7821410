import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { addSnapshot, findCard, lockDraft } from './store';

export interface ApprovalToGive {
  cardId: Id;
  approverId: Id;
  approvalNumber: string;
  /** The hash of the text the approver read: what was changed since is not approved with it. */
  contentHash: Buffer;
}

/**
 * Freezes the draft as an immutable snapshot and shows it. Refuses with `approval-refused` when the draft is not the text
 * that was read, or when author and approver are one person. Approving the text already shown changes nothing.
 */
export const approveCard = async (deps: Deps, approval: ApprovalToGive): Promise<void> => {
  await deps.database.transaction(async (tx) => {
    const draft = await lockDraft(tx, approval.cardId);
    if (!draft) throw new Refusal('card-not-found');
    if (!draft.contentHash.equals(approval.contentHash)) throw new Refusal('approval-refused', '文本已在审批期间更改');
    if (draft.authorId === approval.approverId) throw new Refusal('approval-refused', '起草人不能审批自己的文本');
    const shown = await findCard(tx, approval.cardId);
    if (shown?.contentHash.equals(draft.contentHash)) return;
    await addSnapshot(tx, draft, { ...approval, snapshotId: deps.newId(), approvedAt: deps.clock.now() });
  });
};
