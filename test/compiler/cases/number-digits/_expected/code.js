// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_10;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"copied\":", value_, "item.copied", run, run.clean, 0);
      }
    }
    try {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendN(item + ",\"typed\":{\"N\":\"", value_1, "item.typed", run, run.clean, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    {
      let value_2;
      value_2 = properties_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendS(item + ",\"text\":{\"S\":\"", value_2, "item.text", run, run.clean, 0) + "\"}";
      }
    }
    {
      let value_3;
      let part_;
      part_ = properties_["a"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "a", run.digits.get(properties_));
      value_3 = part_ === undefined || part_ === null ? undefined : textOf(part_, "item.template");
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"template\":", value_3, "item.template", run, false, 0);
      }
    }
    {
      let value_4;
      value_4 = properties_["none"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "none", run.digits.get(properties_));
      if (value_4 === undefined || value_4 === null) {
        value_4 = properties_["a"];
        if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "a", run.digits.get(properties_));
      }
      if (value_4 === null) value_4 = undefined;
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"coalesced\":", value_4, "item.coalesced", run, run.clean, 0);
      }
    }
    {
      let value_5;
      value_5 = properties_["list"];
      if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "list", run.digits.get(properties_));
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"listed\":", value_5, "item.listed", run, run.clean, 0);
      }
    }
    {
      let value_6;
      value_6 = properties_["map"];
      if (value_6 === null) value_6 = undefined;
      if (value_6 !== undefined) {
        item = appendM(item + ",\"mapped\":{\"M\":{", value_6, "item.mapped", run, run.clean, 0);
      }
    }
    {
      let value_7;
      value_7 = properties_["list"];
      if (typeof value_7 === 'number' && run.digits !== undefined) value_7 = exactMember(value_7, "list", run.digits.get(properties_));
      if (value_7 === null) value_7 = undefined;
      const set_ = value_7 === undefined ? undefined : appendNS(item + ",\"set\":{\"NS\":", value_7, "item.set", run, run.clean, 0);
      if (set_ !== undefined) {
        item = set_ + "}";
      }
    }
    {
      let value_8;
      value_8 = properties_["a"];
      if (typeof value_8 === 'number' && run.digits !== undefined) value_8 = exactMember(value_8, "a", run.digits.get(properties_));
      if (value_8 !== undefined && value_8 !== null) value_8 = mapValue(value_8, values);
      if (value_8 === undefined) value_8 = fallback;
      if (value_8 !== undefined) {
        item = appendValue(item + ",\"known\":", value_8, "item.known", run, false, 0);
      }
    }
    {
      let value_9;
      run.path = "item.computed";
      value_9 = ((value_10 = properties_["a"]) !== undefined || !Array.isArray(event["properties"]) ? value_10 : eachValue(event["properties"]));
      if (value_9 !== undefined) {
        item = appendValue(item + ",\"computed\":", value_9, "item.computed", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
