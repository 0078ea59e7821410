import { useSandbox } from '@/shared/platform/sandbox-phone';
import { nameOf, newVisitor, PEOPLE } from './people';

const GUEST = 'guest';
const NEW = 'new';

interface PersonPickerProps {
  label: string;
  /** Who is chosen now; without one the picker asks. */
  person?: string | undefined;
  mayBeGuest?: boolean;
  onPick: (person: string | undefined) => void;
}

export const PersonPicker = ({ label, person, mayBeGuest = false, onPick }: PersonPickerProps) => {
  const pick = (value: string) => onPick(value === NEW ? newVisitor() : value === GUEST ? undefined : value);
  const { visitors = [] } = useSandbox();
  const known = new Set([...Object.keys(PEOPLE), ...visitors, ...(person === undefined ? [] : [person])]);
  return (
    <label className="sandbox-row">
      <span>{label}</span>
      <select className="sandbox-button" value={person ?? (mayBeGuest ? GUEST : '')} onChange={(event) => pick(event.target.value)}>
        {mayBeGuest ? <option value={GUEST}>{nameOf(undefined)}</option> : <option value="">选择一个人</option>}
        {[...known].map((slug) => (
          <option key={slug} value={slug}>
            {nameOf(slug)}
          </option>
        ))}
        <option value={NEW}>新来的客户</option>
      </select>
    </label>
  );
};
