/** A name as others may see it: the surname and one star, whatever the length. Two-character surnames stay whole. */
const COMPOUND_SURNAMES = new Set(['欧阳', '上官', '司马', '诸葛', '司徒', '夏侯', '皇甫', '尉迟', '慕容', '东方', '令狐']);

const NAMELESS = '微信客户';
/** Who has closed their account. It stands in sentences as a name would. */
const ERASED = '已注销用户';

export const maskName = (name: string): string => {
  const characters = [...name.trim()];
  const two = characters.slice(0, 2).join('');
  return `${characters.length > 2 && COMPOUND_SURNAMES.has(two) ? two : (characters[0] ?? '')}*`;
};

export interface PersonName {
  name: string | null;
  /** They have closed their account: there is nobody to name. */
  isErased: boolean;
}

/** What others may read of a person: the masked name, or what stands for one. */
export const presentMasked = ({ name, isErased }: PersonName): string => {
  if (isErased) return ERASED;
  return name ? maskName(name) : NAMELESS;
};

/** What staff may read of a member of their branch. */
export const presentFull = (person: PersonName): string => person.name ?? presentMasked(person);

/** `138****1234`. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
