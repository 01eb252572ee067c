// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const context_ = asMap(event["context"]);
    const page_ = asMap(context_["page"]);
    const properties_ = asMap(event["properties"]);
    let value_6;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let members_ = '';
      {
        let value_;
        value_ = page_["url"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "url", run.digits.get(page_));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"url\":" : ",\"url\":"), value_, "item.page.url", run, run.clean, 1);
        }
      }
      {
        let value_1;
        value_1 = page_["title"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "title", run.digits.get(page_));
        if (value_1 === undefined) value_1 = fallback;
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"title\":" : ",\"title\":"), value_1, "item.page.title", run, false, 1);
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    }
    {
      let members_1 = '';
      {
        let members_2 = '';
        {
          let members_3 = '';
          {
            let value_2;
            value_2 = properties_["c"];
            if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "c", run.digits.get(properties_));
            if (value_2 !== undefined) {
              members_3 = appendValue(members_3 + (members_3 === '' ? "\"c\":" : ",\"c\":"), value_2, "item.deep.a.b.c", run, run.clean, 3);
            }
          }
          members_2 = members_2 + (members_2 === '' ? "\"b\":{\"M\":{" : ",\"b\":{\"M\":{") + members_3 + "}}";
        }
        members_1 = members_1 + (members_1 === '' ? "\"a\":{\"M\":{" : ",\"a\":{\"M\":{") + members_2 + "}}";
      }
      item = item + ",\"deep\":{\"M\":{" + members_1 + "}}";
    }
    {
      let members_4 = '';
      {
        let value_3;
        value_3 = properties_["c"];
        if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "c", run.digits.get(properties_));
        if (value_3 !== undefined) {
          members_4 = appendValue(members_4 + (members_4 === '' ? "\"c\":" : ",\"c\":"), value_3, "item.listed.c", run, run.clean, 2);
        }
      }
      item = item + ",\"listed\":{\"L\":[{\"M\":{" + members_4 + "}}]}";
    }
    {
      let members_5 = '';
      {
        let value_4;
        value_4 = properties_["c"];
        if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "c", run.digits.get(properties_));
        if (value_4 !== undefined) {
          members_5 = appendValue(members_5 + (members_5 === '' ? "\"c\":" : ",\"c\":"), value_4, "item.typed.c", run, run.clean, 1);
        }
      }
      item = item + ",\"typed\":{\"M\":{" + members_5 + "}}";
    }
    run.path = "item.sometimes";
    if (((((value_6 = properties_["c"]) !== undefined || !Array.isArray(event["properties"]) ? value_6 : eachValue(event["properties"])) === 1)) === true) {
      let members_6 = '';
      {
        let value_5;
        value_5 = properties_["c"];
        if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "c", run.digits.get(properties_));
        if (value_5 !== undefined) {
          members_6 = appendValue(members_6 + (members_6 === '' ? "\"c\":" : ",\"c\":"), value_5, "item.sometimes.c", run, run.clean, 1);
        }
      }
      item = item + ",\"sometimes\":{\"M\":{" + members_6 + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
