import type { OpenFileShelf } from '../images/file-shelf.ts'
import type { LeftShelf } from '../leaving/left-shelf.ts'
import type { OpenSearchEngine } from '../search/search.ts'
import type { DatabaseStorages } from '../store/databases.ts'

/** Where everything lives that a desk keeps: the databases, the files, and the index of the search. */
export type Storages = DatabaseStorages & {
  files: OpenFileShelf
  /** In memory where there is none. */
  search?: OpenSearchEngine
  /** What those who signed out left here. */
  left: LeftShelf
  /** Deletes the databases of one person by their names: all of them, or only what the server has too. */
  deleteDatabases: (scope: string, which: 'all' | 'pulled') => Promise<void>
}
