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
  const known = person === undefined || person in PEOPLE ? Object.keys(PEOPLE) : [...Object.keys(PEOPLE), person];
  return (
    <label className="sandbox-row">
      <span>{label}</span>
      <select className="sandbox-button" value={person ?? (mayBeGuest ? GUEST : '')} onChange={(event) => pick(event.target.value)}>
        {mayBeGuest ? <option value={GUEST}>未登录的访客</option> : <option value="">选择一个人</option>}
        {known.map((slug) => (
          <option key={slug} value={slug}>
            {nameOf(slug)}
          </option>
        ))}
        <option value={NEW}>新来的客户</option>
      </select>
    </label>
  );
};
