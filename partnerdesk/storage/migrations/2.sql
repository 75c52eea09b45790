-- From schema 1 to schema 2.
--
-- A new column may not be empty, and the tables must read like those of a fresh document. ALTER TABLE leaves a DEFAULT
-- behind and RENAME leaves quotes, so each table is made anew from a copy of its rows. References are not watched
-- meanwhile; they are checked before any of this is kept.

CREATE TEMP TABLE before_2 AS SELECT * FROM main.workshops;
DROP TABLE main.workshops;
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
INSERT INTO main.workshops SELECT *, 0, '', 5, 0 FROM temp.before_2;
DROP TABLE temp.before_2;

CREATE TEMP TABLE before_2 AS SELECT * FROM main.agenda_items;
DROP TABLE main.agenda_items;
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
INSERT INTO main.agenda_items SELECT *, NULL FROM temp.before_2;
DROP TABLE temp.before_2;

CREATE TEMP TABLE before_2 AS SELECT * FROM main.goals;
DROP TABLE main.goals;
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
INSERT INTO main.goals SELECT *, 0, 0, NULL FROM temp.before_2;
DROP TABLE temp.before_2;

CREATE TEMP TABLE before_2 AS SELECT * FROM main.actions;
DROP TABLE main.actions;
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
INSERT INTO main.actions SELECT *, '', '', '', NULL FROM temp.before_2;
DROP TABLE temp.before_2;

CREATE TEMP TABLE before_2 AS SELECT * FROM main.addressings;
DROP TABLE main.addressings;
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
INSERT INTO main.addressings SELECT *, 0 FROM temp.before_2;
DROP TABLE temp.before_2;

CREATE TEMP TABLE before_2 AS SELECT * FROM main.parking_items;
DROP TABLE main.parking_items;
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
INSERT INTO main.parking_items SELECT *, NULL FROM temp.before_2;
DROP TABLE temp.before_2;

CREATE TEMP TABLE before_2 AS SELECT * FROM main.relationships;
DROP TABLE main.relationships;
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
INSERT INTO main.relationships SELECT *, 'both' FROM temp.before_2;
DROP TABLE temp.before_2;

CREATE TEMP TABLE before_2 AS SELECT * FROM main.signatures;
DROP TABLE main.signatures;
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
INSERT INTO main.signatures SELECT *, '' FROM temp.before_2;
DROP TABLE temp.before_2;

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
CREATE TABLE content_sums (
	id INTEGER NOT NULL,
	total INTEGER NOT NULL,
	PRIMARY KEY (id)
);
