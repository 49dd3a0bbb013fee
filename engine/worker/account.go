package worker

// account is what an owner's workers have. It is guarded by the registry's lock.
type account struct {
	name     string
	workers  int
	sessions int // of all of them
	most     int // 0: any number
}

// full reports whether no worker of his may have another session.
func (a *account) full() bool { return a != nil && a.most > 0 && a.sessions >= a.most }

// openLocked counts a worker, and what it has, for its owner.
func (r *Registry) openLocked(w *Worker) {
	r.closeLocked(w)
	a := r.accounts[w.owner.Name]
	if a == nil {
		a = &account{name: w.owner.Name}
		r.accounts[a.name] = a
	}
	a.most = w.owner.Sessions
	a.workers++
	a.sessions += len(w.sessions)
	w.account = a
}

// closeLocked is the opposite. An owner without workers has no account.
func (r *Registry) closeLocked(w *Worker) {
	a := w.account
	if a == nil {
		return
	}
	w.account = nil
	a.workers--
	a.sessions -= len(w.sessions)
	if a.workers == 0 {
		delete(r.accounts, a.name)
	}
}

// has counts sessions of the worker for its owner.
func (w *Worker) has(n int) {
	if w.account != nil {
		w.account.sessions += n
	}
}
