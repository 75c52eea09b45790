CREATE TABLE capabilities (
	id INTEGER NOT NULL,
	code VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (code),
	CHECK (name <> '')
);
CREATE TABLE organisations (
	id INTEGER NOT NULL,
	code VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	type VARCHAR NOT NULL,
	community BOOLEAN NOT NULL,
	note VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	x INTEGER,
	y INTEGER,
	PRIMARY KEY (id),
	UNIQUE (code),
	CHECK (name <> '')
);
CREATE TABLE partnerships (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	workshop_id INTEGER NOT NULL,
	created_at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CHECK (id = 1)
);
CREATE TABLE workshops (
	id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	code VARCHAR NOT NULL,
	kind INTEGER NOT NULL,
	kind_name VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	place VARCHAR NOT NULL,
	date VARCHAR NOT NULL,
	hours VARCHAR NOT NULL,
	purpose VARCHAR NOT NULL,
	next_meeting VARCHAR NOT NULL,
	agreement_share INTEGER NOT NULL,
	blocks_allowed INTEGER NOT NULL,
	community_must_hold BOOLEAN NOT NULL,
	sealed_version INTEGER,
	one_voice BOOLEAN NOT NULL,
	ranking VARCHAR NOT NULL,
	dots_each INTEGER NOT NULL,
	health_hidden BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	CHECK (agreement_share BETWEEN 0 AND 100),
	CHECK (kind BETWEEN 0 AND 6),
	CHECK (blocks_allowed >= 0),
	CHECK (dots_each >= 0),
	UNIQUE (number)
);
CREATE TABLE agenda_items (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	minutes INTEGER NOT NULL,
	spent INTEGER,
	PRIMARY KEY (id),
	CHECK (minutes >= 0),
	CHECK (spent >= 0),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT
);
CREATE INDEX ix_agenda_items_workshop_id ON agenda_items (workshop_id);
CREATE TABLE attendances (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	presence VARCHAR NOT NULL,
	can_commit VARCHAR NOT NULL,
	influence INTEGER,
	interest INTEGER,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, organisation_id),
	CHECK (influence BETWEEN 0 AND 4),
	CHECK (interest BETWEEN 0 AND 4),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_attendances_organisation_id ON attendances (organisation_id);
CREATE INDEX ix_attendances_workshop_id ON attendances (workshop_id);
CREATE TABLE goals (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	code VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	measure VARCHAR NOT NULL,
	baseline VARCHAR NOT NULL,
	target VARCHAR NOT NULL,
	"by" VARCHAR NOT NULL,
	community_level INTEGER,
	status VARCHAR NOT NULL,
	support_by VARCHAR NOT NULL,
	alone_hidden BOOLEAN NOT NULL,
	support_hidden BOOLEAN NOT NULL,
	carried_from_id INTEGER,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, code),
	CHECK (text <> ''),
	CHECK (community_level BETWEEN 0 AND 4),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT,
	FOREIGN KEY(carried_from_id) REFERENCES goals (id) ON DELETE RESTRICT
);
CREATE INDEX ix_goals_carried_from_id ON goals (carried_from_id);
CREATE INDEX ix_goals_workshop_id ON goals (workshop_id);
CREATE TABLE health_sheets (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	sector VARCHAR NOT NULL,
	ballot VARCHAR NOT NULL,
	answers VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CHECK (length(answers) = 24 AND answers NOT GLOB '*[^0-4]*'),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_health_sheets_ballot ON health_sheets (workshop_id, ballot) WHERE ballot <> '';
CREATE INDEX ix_health_sheets_workshop_id ON health_sheets (workshop_id);
CREATE TABLE holdings (
	id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	capability_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (organisation_id, capability_id, kind),
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
	FOREIGN KEY(capability_id) REFERENCES capabilities (id) ON DELETE RESTRICT
);
CREATE INDEX ix_holdings_capability_id ON holdings (capability_id);
CREATE INDEX ix_holdings_organisation_id ON holdings (organisation_id);
CREATE TABLE merges (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	kept_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	at VARCHAR NOT NULL,
	rows VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT
);
CREATE INDEX ix_merges_workshop_id ON merges (workshop_id);
CREATE TABLE parking_items (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	outcome VARCHAR NOT NULL,
	carried_from_id INTEGER,
	PRIMARY KEY (id),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT,
	FOREIGN KEY(carried_from_id) REFERENCES parking_items (id) ON DELETE RESTRICT
);
CREATE INDEX ix_parking_items_carried_from_id ON parking_items (carried_from_id);
CREATE INDEX ix_parking_items_workshop_id ON parking_items (workshop_id);
CREATE TABLE people (
	id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	role VARCHAR NOT NULL,
	named BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_people_organisation_id ON people (organisation_id);
CREATE TABLE private_notes (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	step VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, step),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT
);
CREATE INDEX ix_private_notes_workshop_id ON private_notes (workshop_id);
CREATE TABLE relationships (
	id INTEGER NOT NULL,
	a_id INTEGER NOT NULL,
	b_id INTEGER NOT NULL,
	kinds VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	direction VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (a_id, b_id),
	CHECK (a_id <> b_id),
	FOREIGN KEY(a_id) REFERENCES organisations (id) ON DELETE RESTRICT,
	FOREIGN KEY(b_id) REFERENCES organisations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_relationships_a_id ON relationships (a_id);
CREATE INDEX ix_relationships_b_id ON relationships (b_id);
CREATE TABLE resources (
	id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	amount VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (id),
	CHECK (name <> ''),
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_resources_organisation_id ON resources (organisation_id);
CREATE TABLE sealed_versions (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	version INTEGER NOT NULL,
	at VARCHAR NOT NULL,
	content VARCHAR NOT NULL,
	code VARCHAR NOT NULL,
	reopened_at VARCHAR NOT NULL,
	reopened_reason VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, version),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT
);
CREATE INDEX ix_sealed_versions_workshop_id ON sealed_versions (workshop_id);
CREATE TABLE set_asides (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	finding VARCHAR NOT NULL,
	facts VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, finding),
	CHECK (finding <> ''),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT
);
CREATE INDEX ix_set_asides_workshop_id ON set_asides (workshop_id);
CREATE TABLE signatures (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	decision VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	method VARCHAR NOT NULL,
	strokes VARCHAR NOT NULL,
	signed_as VARCHAR NOT NULL,
	at VARCHAR NOT NULL,
	words VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, organisation_id),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_signatures_organisation_id ON signatures (organisation_id);
CREATE INDEX ix_signatures_workshop_id ON signatures (workshop_id);
CREATE TABLE actions (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	goal_id INTEGER,
	lead_id INTEGER,
	code VARCHAR NOT NULL,
	position INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	start VARCHAR NOT NULL,
	due VARCHAR NOT NULL,
	help_needed VARCHAR NOT NULL,
	status VARCHAR NOT NULL,
	done_on VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	reason_note VARCHAR NOT NULL,
	carried_from_id INTEGER,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, code),
	CHECK (text <> ''),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT,
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT,
	FOREIGN KEY(lead_id) REFERENCES organisations (id) ON DELETE RESTRICT,
	FOREIGN KEY(carried_from_id) REFERENCES actions (id) ON DELETE RESTRICT
);
CREATE INDEX ix_actions_carried_from_id ON actions (carried_from_id);
CREATE INDEX ix_actions_goal_id ON actions (goal_id);
CREATE INDEX ix_actions_lead_id ON actions (lead_id);
CREATE INDEX ix_actions_workshop_id ON actions (workshop_id);
CREATE TABLE dissents (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	organisation_id INTEGER,
	reason VARCHAR NOT NULL,
	would_change VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_dissents_goal_id ON dissents (goal_id);
CREATE INDEX ix_dissents_organisation_id ON dissents (organisation_id);
CREATE TABLE goal_needs (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	capability_id INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (goal_id, capability_id),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT,
	FOREIGN KEY(capability_id) REFERENCES capabilities (id) ON DELETE RESTRICT
);
CREATE INDEX ix_goal_needs_capability_id ON goal_needs (capability_id);
CREATE INDEX ix_goal_needs_goal_id ON goal_needs (goal_id);
CREATE TABLE own_words (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	organisation_id INTEGER,
	text VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CHECK (text <> ''),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_own_words_goal_id ON own_words (goal_id);
CREATE INDEX ix_own_words_organisation_id ON own_words (organisation_id);
CREATE TABLE priorities (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	method VARCHAR NOT NULL,
	value INTEGER NOT NULL,
	ease INTEGER,
	PRIMARY KEY (id),
	UNIQUE (goal_id, organisation_id, method),
	CHECK (method <> ''),
	CHECK (value >= 0),
	CHECK (ease BETWEEN 0 AND 10),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_priorities_goal_id ON priorities (goal_id);
CREATE INDEX ix_priorities_organisation_id ON priorities (organisation_id);
CREATE TABLE ratings (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	relationship_id INTEGER NOT NULL,
	"before" INTEGER,
	now INTEGER,
	wanted INTEGER,
	trust_ab INTEGER,
	trust_ba INTEGER,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, relationship_id),
	CHECK (before BETWEEN 0 AND 4),
	CHECK (now BETWEEN 0 AND 4),
	CHECK (wanted BETWEEN 0 AND 4),
	CHECK (trust_ab BETWEEN 1 AND 4),
	CHECK (trust_ba BETWEEN 1 AND 4),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT,
	FOREIGN KEY(relationship_id) REFERENCES relationships (id) ON DELETE RESTRICT
);
CREATE INDEX ix_ratings_relationship_id ON ratings (relationship_id);
CREATE INDEX ix_ratings_workshop_id ON ratings (workshop_id);
CREATE TABLE representatives (
	id INTEGER NOT NULL,
	workshop_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (workshop_id, person_id),
	FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
	FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE RESTRICT
);
CREATE INDEX ix_representatives_organisation_id ON representatives (organisation_id);
CREATE INDEX ix_representatives_person_id ON representatives (person_id);
CREATE INDEX ix_representatives_workshop_id ON representatives (workshop_id);
CREATE TABLE support_counts (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	level INTEGER NOT NULL,
	count INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (goal_id, level),
	CHECK (level BETWEEN 1 AND 8),
	CHECK (count >= 0),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT
);
CREATE INDEX ix_support_counts_goal_id ON support_counts (goal_id);
CREATE TABLE wordings (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT
);
CREATE INDEX ix_wordings_goal_id ON wordings (goal_id);
CREATE TABLE addressings (
	id INTEGER NOT NULL,
	action_id INTEGER NOT NULL,
	relationship_id INTEGER NOT NULL,
	turned BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (action_id, relationship_id),
	FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE RESTRICT,
	FOREIGN KEY(relationship_id) REFERENCES relationships (id) ON DELETE RESTRICT
);
CREATE INDEX ix_addressings_action_id ON addressings (action_id);
CREATE INDEX ix_addressings_relationship_id ON addressings (relationship_id);
CREATE TABLE alone_responses (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	answer INTEGER NOT NULL,
	wording_id INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (goal_id, organisation_id),
	CHECK (answer BETWEEN 0 AND 3),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
	FOREIGN KEY(wording_id) REFERENCES wordings (id) ON DELETE RESTRICT
);
CREATE INDEX ix_alone_responses_goal_id ON alone_responses (goal_id);
CREATE INDEX ix_alone_responses_organisation_id ON alone_responses (organisation_id);
CREATE INDEX ix_alone_responses_wording_id ON alone_responses (wording_id);
CREATE TABLE contributions (
	id INTEGER NOT NULL,
	action_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	capability_id INTEGER,
	PRIMARY KEY (id),
	UNIQUE (action_id, organisation_id, capability_id),
	FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
	FOREIGN KEY(capability_id) REFERENCES capabilities (id) ON DELETE RESTRICT
);
CREATE INDEX ix_contributions_action_id ON contributions (action_id);
CREATE INDEX ix_contributions_capability_id ON contributions (capability_id);
CREATE INDEX ix_contributions_organisation_id ON contributions (organisation_id);
CREATE TABLE postponements (
	id INTEGER NOT NULL,
	action_id INTEGER NOT NULL,
	old_due VARCHAR NOT NULL,
	new_due VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	at VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE RESTRICT
);
CREATE INDEX ix_postponements_action_id ON postponements (action_id);
CREATE TABLE support_responses (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	level INTEGER NOT NULL,
	wording_id INTEGER NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (goal_id, organisation_id),
	CHECK (level BETWEEN 1 AND 8),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
	FOREIGN KEY(wording_id) REFERENCES wordings (id) ON DELETE RESTRICT
);
CREATE INDEX ix_support_responses_goal_id ON support_responses (goal_id);
CREATE INDEX ix_support_responses_organisation_id ON support_responses (organisation_id);
CREATE INDEX ix_support_responses_wording_id ON support_responses (wording_id);
CREATE TABLE voices (
	id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	organisation_id INTEGER,
	ballot VARCHAR NOT NULL,
	answer INTEGER NOT NULL,
	wording_id INTEGER NOT NULL,
	PRIMARY KEY (id),
	CHECK ((kind = 'alone' AND answer BETWEEN 0 AND 3) OR (kind = 'support' AND answer BETWEEN 1 AND 8)),
	FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE RESTRICT,
	FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
	FOREIGN KEY(wording_id) REFERENCES wordings (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_voices_ballot ON voices (goal_id, kind, ballot) WHERE ballot <> '';
CREATE INDEX ix_voices_goal_id ON voices (goal_id);
CREATE INDEX ix_voices_organisation_id ON voices (organisation_id);
CREATE INDEX ix_voices_wording_id ON voices (wording_id);
CREATE TABLE journal_steps (
	id INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	at VARCHAR NOT NULL,
	undone BOOLEAN NOT NULL,
	barrier BOOLEAN NOT NULL,
	rows VARCHAR NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE content_sums (
	id INTEGER NOT NULL,
	total INTEGER NOT NULL,
	PRIMARY KEY (id)
);
