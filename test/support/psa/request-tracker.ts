import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A real Request Tracker 5, with one technician's token. */
export type RequestTrackerServer = {
  url: string
  token: string
  /** Runs Perl inside RT, to see or change what its interface doesn't show. Gives what it prints, as UTF-8. */
  perl(program: string): Promise<string>
  stop(): Promise<void>
}

/** Debian's own packages, unpacked beside each other; nothing is installed on the machine. */
const home = path.join(os.tmpdir(), 'baton-request-tracker')
const packages = ['request-tracker5', 'rt5-db-sqlite', 'rt5-standalone']
/** What they depend on and a machine with Perl has, or a test never needs. */
const leftOut = /^(?:perl|perl-base|libperl5.*|perl-modules.*|perl-doc|exim4.*|fonts-.*)_/u

const run = (command: string, args: string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}) => {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e8, ...options })
  if (done.status !== 0)
    throw new Error(
      `${command} ${args.slice(0, 3).join(' ')} ended with ${done.status}: ${done.stderr?.slice(-1500)}`,
    )
  return done.stdout
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** Why a real Request Tracker can't be had here; null if it can. Downloads it the first time. */
export const whyNoRequestTracker = (): string | null => {
  if (process.platform !== 'linux') return 'Request Tracker is only tried on Debian'
  if (spawnSync('dpkg', ['--version']).status !== 0)
    return 'there is no dpkg here to unpack Request Tracker with'
  if (existsSync(path.join(home, 'root/usr/share/request-tracker5'))) return null
  try {
    mkdirSync(path.join(home, 'debs/partial'), { recursive: true })
    const download = [
      'install',
      '-y',
      '--download-only',
      '--no-install-recommends',
      '-o',
      `Dir::Cache::archives=${path.join(home, 'debs')}`,
    ]
    const got = spawnSync('apt-get', [...download, ...packages], { encoding: 'utf8' })
    if (got.status !== 0) {
      spawnSync('apt-get', ['update'])
      run('apt-get', [...download, ...packages])
    }
    const partial = path.join(home, `root.${process.pid}`)
    for (const file of readdirSync(path.join(home, 'debs')).filter(
      (name) => name.endsWith('.deb') && !leftOut.test(name),
    ))
      run('dpkg', ['-x', path.join(home, 'debs', file), partial])
    cpSync(partial, path.join(home, 'root'), { recursive: true, verbatimSymlinks: true })
    rmSync(partial, { recursive: true, force: true })
    return null
  } catch (error) {
    return `Request Tracker could not be downloaded (${error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) : 'unknown'})`
  }
}

/** Statuses of a service desk, with moves that are not allowed. */
const config = (folder: string, port: number) => `
Set($rtname,'lab'); Set($Organization,'lab.example'); Set($WebDomain,'127.0.0.1'); Set($WebPort,${port}); Set($WebPath,'');
Set($DatabaseType,'SQLite'); Set($DatabaseName,'${folder}/var/db/rt5'); Set($MailCommand,'testfile');
Set($DisableGraphViz,1); Set($DisableGD,1); Set($LogToSTDERR,'warning'); Set($LogToSyslog,undef); Set($Timezone,'UTC');
Set(%Lifecycles, desk => { initial=>['new'], active=>['open','escalated','waiting'], inactive=>['resolved','rejected','deleted'],
  defaults=>{on_create=>'new',on_merge=>'resolved',approved=>'open',denied=>'rejected',reminder_on_open=>'open',reminder_on_resolve=>'resolved'},
  transitions=>{''=>['new','open'], new=>['open','escalated','resolved'], open=>['escalated','waiting','resolved'],
    escalated=>['open','resolved'], waiting=>['open'], resolved=>['open'], rejected=>[], deleted=>[]},
  rights=>{'* -> *'=>'ModifyTicket'}, actions=>['open -> resolved'=>{label=>'Resolve',update=>'Comment'}] });
1;
`

const prepare = `
RT::LoadConfig(); RT::Init(); require RT::AuthToken; my $s = RT->SystemUser;
my $q = RT::Queue->new($s); $q->Load("General"); $q->SetLifecycle("desk");
my $u = RT::User->new($s);
$u->Create(Name=>"tess", RealName=>"Tess Marsh", EmailAddress=>"tess\\@lab.example", Privileged=>1);
$u->PrincipalObj->GrantRight(Right=>$_, Object=>$q) for qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket ModifyTicket OwnTicket TakeTicket);
my ($ok, $m, $token) = RT::AuthToken->new($s)->Create(Owner=>$u->Id, Description=>"tests"); print $token;
`

/**
 * Runs programs one after the other, because loading RT takes longer than most of them. Each comes with its length and goes back
 * with that of what it printed; what was read for an earlier one is forgotten.
 */
const shell = `
RT::LoadConfig(); RT::Init(); require JSON; binmode STDIN, ':raw'; binmode STDOUT, ':raw'; $| = 1;
while (defined(my $length = <STDIN>)) {
  read(STDIN, my $program, $length); my $printed = '';
  DBIx::SearchBuilder::Record::Cachable->FlushCache(); RT::Principal->InvalidateACLCache();
  open(my $into, '>:raw', \\$printed); my $before = select($into);
  eval $program; my $failed = $@; select($before); close($into);
  $printed = $failed if $failed;
  print(($failed ? 'failed' : 'done'), ' ', length($printed), "\n", $printed);
}
`

const startShell = (env: NodeJS.ProcessEnv) => {
  const child = spawn('perl', ['-MRT', '-e', shell], { env, stdio: ['pipe', 'pipe', 'ignore'] })
  let heard = Buffer.alloc(0)
  let waiting: { resolve(printed: string): void; reject(error: Error): void }[] = []
  child.stdout.on('data', (part: Buffer) => {
    heard = Buffer.concat([heard, part])
    for (;;) {
      const line = heard.indexOf('\n')
      const [, how, length = '0'] =
        /^(\w+) (\d+)$/u.exec(heard.subarray(0, Math.max(0, line)).toString()) ?? []
      const end = line + 1 + Number(length)
      if (how === undefined || heard.length < end) return
      const printed = heard.subarray(line + 1, end).toString('utf8')
      heard = heard.subarray(end)
      const next = waiting.shift()
      if (how === 'done') next?.resolve(printed)
      else next?.reject(new Error(`Perl inside Request Tracker failed: ${printed}`))
    }
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      for (const { reject } of waiting) reject(new Error('Perl inside Request Tracker ended.'))
      waiting = []
      resolve()
    })
  })
  return {
    run: (program: string) =>
      new Promise<string>((resolve, reject) => {
        waiting.push({ resolve, reject })
        const bytes = Buffer.from(program)
        child.stdin.write(Buffer.concat([Buffer.from(`${bytes.length}\n`), bytes]))
      }),
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}

/** Starts a Request Tracker of its own on a free port. Call {@link whyNoRequestTracker} first. */
export const startRequestTracker = async (): Promise<RequestTrackerServer> => {
  const folder = path.join(os.tmpdir(), `baton-rt-${process.pid}-${Date.now()}`)
  const root = path.join(folder, 'root')
  const share = path.join(root, 'usr/share/request-tracker5')
  for (const name of ['bin', 'etc/RT_SiteConfig.d', 'local', 'var/db', 'var/mason_data', 'var/session_data'])
    mkdirSync(path.join(folder, name), { recursive: true })
  run('cp', ['-al', path.join(home, 'root'), root])

  // The packages know only the folders of an installed system.
  const moved = [
    ['/usr/share/request-tracker5', share],
    ['/usr/local/share/request-tracker5', path.join(folder, 'local')],
    ['/var/lib/request-tracker5', path.join(folder, 'var')],
    ['/var/cache/request-tracker5', path.join(folder, 'var')],
    ['/etc/request-tracker5', path.join(folder, 'etc')],
    ['/usr/sbin', path.join(folder, 'bin')],
    ['/usr/bin', path.join(folder, 'bin')],
  ] as const
  const generated = path.join(share, 'lib/RT/Generated.pm')
  let text = readFileSync(generated, 'utf8')
  for (const [from, to] of moved) text = text.replaceAll(`'${from}`, `'${to}`)
  rmSync(generated)
  writeFileSync(generated, text)
  const scripts = {
    setup: 'usr/sbin/rt-setup-database-5',
    server: 'usr/share/request-tracker5/libexec/rt-server',
  }
  for (const [name, file] of Object.entries(scripts)) {
    const script = readFileSync(path.join(root, file), 'utf8').replaceAll(
      '"/usr/share/request-tracker5/lib", "/usr/local/share/request-tracker5/lib"',
      `"${share}/lib"`,
    )
    writeFileSync(path.join(folder, 'bin', name), script)
  }
  const port = await freePort()
  writeFileSync(path.join(folder, 'etc/RT_SiteConfig.pm'), config(folder, port))

  const libraries = readdirSync(path.join(root, 'usr/lib/x86_64-linux-gnu/perl5')).find((name) =>
    /^\d/u.test(name),
  )
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PERL5LIB: [
      `${share}/lib`,
      `${root}/usr/share/perl5`,
      `${root}/usr/lib/x86_64-linux-gnu/perl5/${libraries}`,
    ].join(':'),
    LD_LIBRARY_PATH: `${root}/usr/lib/x86_64-linux-gnu:${root}/lib/x86_64-linux-gnu`,
    RT_SITE_CONFIG: path.join(folder, 'etc/RT_SiteConfig.pm'),
  }
  run('perl', [path.join(folder, 'bin/setup'), '--action', 'init', '--dba-password', ''], { env })
  const token = run('perl', ['-MRT', '-e', prepare], { env }).trim()
  const server = spawn(
    'perl',
    [
      path.join(folder, 'bin/server'),
      '--server',
      'HTTP::Server::PSGI',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
    ],
    { env, stdio: 'ignore' },
  )
  const url = `http://127.0.0.1:${port}`
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const deadline = Date.now() + 90_000
  const isUp = () =>
    fetch(`${url}/REST/2.0/rt`, { headers: { authorization: `token ${token}` } }).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isUp())) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error('Request Tracker did not start.')
    await sleep(300)
  }
  let inside: ReturnType<typeof startShell> | null = null
  return {
    url,
    token,
    perl: (program) => (inside ??= startShell(env)).run(program),
    async stop() {
      await inside?.stop()
      server.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
