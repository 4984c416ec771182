import type { OpenFileShelf } from '../../files/file-shelf.ts'
import type { LeftShelf } from '../../leaving/left-shelf.ts'
import type { OpenSearchEngine } from '../../search/search.ts'
import type { DataKeys } from '../../store/sealing/cipher.ts'
import type { DatabaseStorages } from '../../store/own/databases.ts'
import type { OnDamaged } from '../../store/sealing/sealed-storage.ts'

/** Where everything of one person lives: the databases, the files, and the search index. */
export type PersonStorages = DatabaseStorages & {
  files: OpenFileShelf
  /** In memory if there is none. */
  search?: OpenSearchEngine
}

/** Where everything a desk stores lives, of whoever is signed in. */
export type Storages = PersonStorages & {
  /** The same with everything sealed. Without it, nothing can be. Damaged records of a person's own are told of. */
  sealed?: (
    keys: DataKeys,
    onDamaged: OnDamaged,
  ) => Pick<PersonStorages, 'own' | 'replica' | 'files' | 'search'>
  /**
   * Seals what one person has with the newest of these keys, as far as it is sealed with another. Can be stopped, and
   * continues where it was.
   */
  reseal?: (scope: string, keys: DataKeys, stop: AbortSignal) => Promise<void>
  /** What people who signed out left here. */
  left: LeftShelf
  /** Deletes one person's databases by name: all of them, or only what the server has too. */
  deleteDatabases: (scope: string, which: 'all' | 'pulled') => Promise<void>
}
