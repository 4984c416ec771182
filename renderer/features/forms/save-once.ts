/** `typed_on`: it is saved, and the field holds something else by now. */
export type Saved = 'saved' | 'typed_on' | 'not_saved'

/**
 * Saves what a field holds. A second Enter while it is being saved doesn't save it twice, and whoever has typed on keeps what
 * they typed.
 *
 * @param typed what the field holds now; `picked` is what is saved instead of it, and then stands in it too
 */
export const createSaving = (
  typed: () => string,
): ((save: () => Promise<boolean>, picked?: string) => Promise<Saved>) => {
  let isSaving = false
  return async (save, picked) => {
    if (isSaving) return 'not_saved'
    isSaving = true
    const sent = typed()
    try {
      if (!(await save())) return 'not_saved'
      const now = typed()
      return now === sent || now === picked ? 'saved' : 'typed_on'
    } finally {
      isSaving = false
    }
  }
}
