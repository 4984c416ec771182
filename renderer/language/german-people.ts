/** How the person at this desk is addressed: the same at the start of a sentence, within it, and after "an" or "für". */
export const you = 'Sie'

/** A name with the verb that goes with it: `Ana hat`, `Sie haben`. */
export const has = (name: string): string => `${name} ${name === you ? 'haben' : 'hat'}`

/** `Ana ist`, `Sie sind`. */
export const is = (name: string): string => `${name} ${name === you ? 'sind' : 'ist'}`

/** A name after "von", "mit" or "bei": `von Ana`, `von Ihnen`. */
export const by = (name: string): string => (name === you ? 'Ihnen' : name)
