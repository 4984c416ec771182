import type { PsaChoice, PsaChoiceName, PsaChosen } from '../../../core/psa/choices.ts'

/** What was chosen, with one choice set for one board, or for every board where `boardId` is null. '' takes it back. */
export const withChoice = (
  { everywhere, boards }: PsaChosen,
  boardId: string | null,
  name: PsaChoiceName,
  id: string,
): PsaChosen => {
  const put = (before: PsaChosen['everywhere']) => {
    const { [name]: _before, ...others } = before
    return id === '' ? others : { ...others, [name]: id }
  }
  if (boardId === null) return { everywhere: put(everywhere), boards }
  const { [boardId]: before, ...others } = boards
  const own = put(before ?? {})
  // A board without choices of its own isn't listed: tickets then needn't be read for it.
  return { everywhere, boards: Object.keys(own).length === 0 ? others : { ...others, [boardId]: own } }
}

/** What counts on a board that has no choice of its own, by name: what is chosen for all, or what the system does. '' if unknown. */
export const otherwiseNamed = (
  { name, options, usual }: PsaChoice,
  { everywhere }: Pick<PsaChosen, 'everywhere'>,
): string => {
  const id = everywhere[name] ?? usual
  return options.find((option) => option.id === id)?.name ?? id
}
