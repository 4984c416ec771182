import type { OpenFileShelf } from '../files/file-shelf.ts'
import type { LeftShelf } from '../leaving/left-shelf.ts'
import type { OpenSearchEngine } from '../search/search.ts'
import type { DatabaseStorages } from '../store/databases.ts'

/** Where everything a desk stores lives: the databases, the files, and the search index. */
export type Storages = DatabaseStorages & {
  files: OpenFileShelf
  /** In memory if there is none. */
  search?: OpenSearchEngine
  /** What people who signed out left here. */
  left: LeftShelf
  /** Deletes one person's databases by name: all of them, or only what the server has too. */
  deleteDatabases: (scope: string, which: 'all' | 'pulled') => Promise<void>
}
